package ticketrace.view.page;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** What requests and answers carry: JSON, and of it no more than a limit. */
final class Bodies {

    private static final String JSON = "application/json";

    private Bodies() {}

    /**
     * The JSON object in a request's body.
     *
     * @throws PageProblem if it is none, or too large
     */
    static Fields json(Context context) throws IOException {
        try (InputStream body = context.bodyInputStream()) {
            byte[] bytes = body.readNBytes(PageLimits.BODY_BYTES + 1);
            if (bytes.length > PageLimits.BODY_BYTES) {
                throw new PageProblem(
                        PageProblem.TOO_LARGE, "the body is longer than " + PageLimits.BODY_BYTES + " bytes");
            }
            return PageJson.read(bytes);
        }
    }

    static void answer(Context context, Object document) {
        context.contentType(JSON).result(PageJson.write(document));
    }
}
