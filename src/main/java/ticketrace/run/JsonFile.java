package ticketrace.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Map;
import ticketrace.input.InputFile;
import ticketrace.json.Json;

/** A file of a run's folder with one JSON object in it. */
final class JsonFile {

    /** Makes something of the fields; complains with an {@link IllegalArgumentException}. */
    interface Reader<T> {
        T from(Map<String, Object> fields);
    }

    /** A file that is larger was not written here: a result of a thousand buyers has a tenth of that. */
    private static final int MAX_BYTES = 1 << 24;

    private JsonFile() {}

    static void write(Path file, Object document) throws IOException {
        String json = Json.indented(document);
        WholeFile.write(file, out -> out.write(json + "\n"));
    }

    /**
     * Reads the file.
     *
     * @throws IOException if it is missing, no file, too large, no JSON object, or not one that the reader understands; the
     *     message names the file
     */
    static <T> T read(Path file, Reader<T> reader) throws IOException {
        String text;
        try {
            text = InputFile.text(file, MAX_BYTES);
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": damaged: it is not text in UTF-8", e);
        }
        try {
            return reader.from(Json.object(text));
        } catch (IOException | IllegalArgumentException e) {
            String firstLine =
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IOException(file + ": damaged: " + firstLine, e);
        }
    }
}
