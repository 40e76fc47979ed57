package ticketrace.multiprocessing;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The folder for files that nobody needs later: {@code java.io.tmpdir}. If it cannot be used, the error says in one
 * line why, and what to do. Stateless; usable by any thread. Files created here stay until somebody deletes them.
 */
public final class TemporaryFolder {

    private TemporaryFolder() {}

    /** A new file, empty. */
    public static Path newFile(String prefix) throws IOException {
        try {
            return Files.createTempFile(prefix, null);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** A new folder, empty. */
    public static Path newFolder(String prefix) throws IOException {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static IOException unusable(IOException e) {
        return new IOException(
                "the folder for temporary files cannot be used: " + System.getProperty("java.io.tmpdir") + ": "
                        + reason(e) + "; choose another one with java -Djava.io.tmpdir=FOLDER",
                e);
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return String.valueOf(e instanceof FileSystemException file ? file.getReason() : e.getMessage());
    }
}
