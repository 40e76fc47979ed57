package ticketrace.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Map;
import ticketrace.input.InputFile;
import ticketrace.json.Json;

/** A file of a run's folder with one JSON object in it. */
final class JsonFile {

    /** Converts the fields of the object; throws {@link IllegalArgumentException} if they are wrong. */
    interface Reader<T> {
        T from(Map<String, Object> fields);
    }

    /** The largest file that is read, in bytes: ten times the result of a race with a thousand buyers. */
    private static final int MAX_BYTES = 1 << 24;

    private JsonFile() {}

    static void write(Path file, Object document) throws IOException {
        String json = Json.indented(document);
        WholeFile.write(file, out -> out.write(json + "\n"));
    }

    /**
     * Reads the file.
     *
     * @throws IOException if the file is missing, too large, no regular file, no JSON object, or the reader refuses it;
     *     the message names the file
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
