package ticketrace.view.page;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** What requests and answers carry: JSON. */
final class Bodies {

    private static final String JSON = "application/json";

    private Bodies() {}

    /**
     * The JSON object in a request's body, which has come whole: see {@link WholeBodies}.
     *
     * @throws PageProblem if it is none
     */
    static Fields json(Context context) throws IOException {
        try (InputStream body = context.bodyInputStream()) {
            return PageJson.read(body.readAllBytes());
        }
    }

    static void answer(Context context, Object document) {
        context.contentType(JSON).result(PageJson.write(document));
    }
}
