package ticketrace.run;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a file whole, or not at all. It writes a temporary file in the same folder first, and renames it when it is
 * whole; until then the old file stays. So a reader never sees half a file, and can go on reading the file that it has
 * opened.
 *
 * <p>Threads and processes may write the same file at the same time; the last rename wins. If the process dies in the
 * middle, the temporary file remains. Its name begins with a dot and ends in {@code .part}, and nothing reads it.
 */
public final class WholeFile {

    private static final String PART = ".part";
    private static final int MAX_LINKS = 40;
    private static final AtomicLong WRITTEN = new AtomicLong();

    private WholeFile() {}

    /** Writes the content of the file. */
    public interface Content {
        void writeTo(Writer out) throws IOException;
    }

    /**
     * Writes the file. It follows symbolic links, and writes directly to what is no regular file, such as {@code
     * /dev/stdout}.
     *
     * @throws IOException if it cannot be written; the message names the file
     */
    public static void write(Path file, Content content) throws IOException {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                writeTo(file, content);
            } else {
                writeBeside(targetOf(file), content);
            }
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(file.toString());
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(file.toString());
        } catch (FileSystemException e) {
            throw new FileSystemException(file.toString(), null, e.getReason());
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** The file that symbolic links lead to, even if it does not exist yet. */
    private static Path targetOf(Path file) throws IOException {
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new FileSystemException(file.toString(), null, "its links go in a circle");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static void writeBeside(Path file, Content content) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + WRITTEN.incrementAndGet() + PART);
        try {
            writeTo(beside, content);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            try {
                Files.deleteIfExists(beside);
            } catch (IOException stays) {
                e.addSuppressed(stays);
            }
            throw e;
        }
    }

    private static void writeTo(Path file, Content content) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            content.writeTo(out);
        }
    }
}
