package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads JSON that a command printed. */
public final class Json {

    private Json() {}

    /** Parses the only JSON document in this text; fails if anything follows it. */
    public static Map<String, Object> onlyDocument(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            parser.skipChildren();
            assertThat(parser.nextToken()).as("the token after the document").isNull();
        }
        return JSON.std.mapFrom(text);
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Map<String, Object> in, String key) {
        assertThat(in.get(key)).as(key).isInstanceOf(Map.class);
        return (Map<String, Object>) in.get(key);
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> objects(Map<String, Object> in, String key) {
        assertThat(in.get(key)).as(key).isInstanceOf(List.class);
        return (List<Map<String, Object>>) in.get(key);
    }

    public static int integer(Map<String, Object> in, String key) {
        assertThat(in.get(key)).as(key).isInstanceOf(Integer.class);
        return (Integer) in.get(key);
    }
}
