package ticketrace.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes many small objects as JSON, each on a line of its own. A component that is null is left out; one that is
 * {@link Json#NULL} is written as null. One thread.
 */
public final class JsonLines {

    private final Writer out;
    private final JsonGenerator json;

    public JsonLines(Writer out) throws IOException {
        this.out = out;
        this.json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
                .setRootValueSeparator(null);
    }

    /** Writes an object without a line end. */
    public void object(Object document) throws IOException {
        Json.LIBRARY.write(document, json);
        json.flush();
    }

    /** Writes an object and a line end. */
    public void line(Object document) throws IOException {
        object(document);
        out.write('\n');
    }
}
