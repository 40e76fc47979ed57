package ticketrace.race;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A file of a run's folder with one JSON object in it. */
final class JsonFile {

    /** Makes something of the fields; complains with an {@link IllegalArgumentException}. */
    interface Reader<T> {
        T from(Map<String, Object> fields);
    }

    private JsonFile() {}

    static void write(Path file, Map<String, Object> fields) throws IOException {
        String json = JSON.std
                .with(JSON.Feature.WRITE_NULL_PROPERTIES, JSON.Feature.PRETTY_PRINT_OUTPUT)
                .asString(fields);
        WholeFile.write(file, out -> out.write(json + "\n"));
    }

    /**
     * Reads the file.
     *
     * @throws IOException if it is no JSON object, or not one that the reader understands; the message names the file
     */
    static <T> T read(Path file, Reader<T> reader) throws IOException {
        try {
            Map<String, Object> fields = JSON.std.mapFrom(Files.readString(file));
            if (fields == null) { // as a file with nothing but "null" is read
                throw new IllegalArgumentException("it holds nothing");
            }
            return reader.from(fields);
        } catch (IOException | IllegalArgumentException e) {
            String firstLine =
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IOException(file + ": damaged: " + firstLine, e);
        }
    }
}
