package ticketrace.view.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes small objects of names, numbers and words as JSON. A name whose value is null is written as null. */
final class JsonLines {

    private final JsonGenerator json;

    JsonLines(Writer out) throws IOException {
        json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
                .setRootValueSeparator(null);
    }

    void object(Map<String, ? extends @Nullable Object> fields) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, ? extends @Nullable Object> field : fields.entrySet()) {
            json.writeFieldName(field.getKey());
            value(field.getValue());
        }
        json.writeEndObject();
        json.flush();
    }

    @SuppressWarnings("unchecked")
    private void value(@Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> fields) {
            object((Map<String, Object>) fields);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }
}
