package ticketrace.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes documents as JSON, and reads objects. Thread-safe. */
public final class Json {

    /** A value in a record that {@link JsonLines} writes as null. It leaves out a component that is Java's null. */
    public static final Object NULL = Null.NULL;

    static final JSON LIBRARY = RecordWriter.addTo(JSON.builder());

    private static final JSON DOCUMENTS = LIBRARY.with(JSON.Feature.WRITE_NULL_PROPERTIES);
    private static final JSON INDENTED = DOCUMENTS.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private enum Null {
        NULL
    }

    private Json() {}

    /** The document in one line. */
    public static String document(Object document) {
        return text(DOCUMENTS, document);
    }

    /** The document in one line, without the keys whose value is null: as {@link JsonLines} writes it. */
    public static String line(Object document) {
        return text(LIBRARY, document);
    }

    /** The document with a line for each key, for people. */
    public static String indented(Object document) {
        return text(INDENTED, document);
    }

    private static String text(JSON library, Object document) {
        try {
            return library.asString(document);
        } catch (IOException e) { // cannot happen: it writes to memory only
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a text that is one JSON object, and returns the object's fields.
     *
     * @throws IOException if the text is not exactly one JSON object; the first line of the message says why
     */
    public static Map<String, Object> object(String text) throws IOException {
        try (JsonParser parser = LIBRARY.createParser(text)) {
            Map<String, Object> fields = LIBRARY.mapFrom(parser);
            if (fields == null) { // the text is empty, or only "null"
                throw new IOException("it holds nothing");
            }
            if (parser.nextToken() != null) {
                throw new IOException("it goes on behind its object");
            }
            return fields;
        }
    }
}
