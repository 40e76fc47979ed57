package ticketrace.view.page;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import ticketrace.json.Json;

/** The bodies of requests and answers, which are JSON. */
final class JsonBodies {

    private static final String JSON = "application/json";

    private JsonBodies() {}

    /**
     * The JSON object in a request's body. The whole body is in memory: see {@link BufferedBodies}.
     *
     * @throws RefusedRequest if the body is not a JSON object
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
