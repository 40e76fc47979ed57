package ticketrace.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ticketrace.multiprocessing.AuthKey;

/** The option of chat commands that names the file with the key. */
final class AuthKeyFile {

    /** A key is about a line long; this refuses a file that never ends, such as a device. */
    private static final int MOST_BYTES = 4096;

    @Option(
            names = "--authkey-file",
            paramLabel = "FILE",
            description = "The file with the key; clients and server must prove that they know it. A line end after the"
                    + " key does not belong to it.")
    @Nullable
    Path path;

    /**
     * The key; null if no file was named.
     *
     * @throws IOException if the file cannot be read or holds no key
     */
    @Nullable
    AuthKey read() throws IOException {
        return path == null ? null : AuthKey.of(content(path));
    }

    private static byte[] content(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file + ": is a folder, not a file with a key");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException(file + ": holds more than " + MOST_BYTES + " bytes; that is no key");
            }
            int end = bytes.length;
            while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
                end--;
            }
            if (end == 0) {
                throw new IOException(file + ": is empty; a key is at least one byte");
            }
            return Arrays.copyOf(bytes, end);
        }
    }
}
