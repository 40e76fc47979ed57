package ticketrace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command will write when its work is done. What stands in the way is told before the work begins. */
final class FutureFile {

    private FutureFile() {}

    /**
     * Requires that the file can be written, as far as one can see now.
     *
     * @throws IOException if it cannot; the message says why
     */
    static void require(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder, no file to write");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.exists(file)) {
            return;
        }
        if (!Files.exists(folder)) {
            throw new IOException(
                    "the folder " + folder + " does not exist, so " + file.getFileName() + " cannot be written there");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is no folder, so " + file.getFileName() + " cannot be written there");
        }
        if (!Files.isWritable(folder)) {
            throw new IOException("no file can be written into the folder " + folder);
        }
    }
}
