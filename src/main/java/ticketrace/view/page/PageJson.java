package ticketrace.view.page;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON as the page speaks it. */
final class PageJson {

    private static final JSON WRITER = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private PageJson() {}

    static String write(Object document) {
        try {
            return WRITER.asString(document);
        } catch (IOException e) { // nothing is written anywhere but to a text
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the body of a request.
     *
     * @throws RefusedRequest if it is not one JSON object
     */
    static Fields read(byte[] body) {
        try (JsonParser parser = JSON.std.createParser(new String(body, StandardCharsets.UTF_8))) {
            Map<String, Object> fields = JSON.std.mapFrom(parser);
            if (fields != null && parser.nextToken() == null) {
                return new Fields("", fields);
            }
        } catch (IOException e) {
            // told below
        }
        throw new RefusedRequest(RefusedRequest.BAD_REQUEST, "the body must be one JSON object");
    }
}
