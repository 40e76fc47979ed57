package ticketrace.view.page;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import ticketrace.json.Json;

/** What requests and answers carry: JSON. */
final class JsonBodies {

    private static final String JSON = "application/json";

    private JsonBodies() {}

    /**
     * The JSON object in a request's body, which has come whole: see {@link BufferedBodies}.
     *
     * @throws RefusedRequest if it is none
     */
    static Fields json(Context context) throws IOException {
        try (InputStream body = context.bodyInputStream()) {
            return Fields.of(body.readAllBytes());
        }
    }

    static void answer(Context context, Object document) {
        context.contentType(JSON).result(Json.document(document));
    }
}
