package ticketrace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * The place for the files of short races in tests: a file system in memory if Linux has one with enough room, else the
 * usual temporary folder. The tests make thousands of files, and some disks need more time to make and delete them than
 * the races take. Under {@code -Pthorough} the files are on the disk.
 *
 * <p>{@code @TempDir(factory = Scratch.Folder.class)} makes a temporary folder there.
 */
public final class Scratch {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Path MOUNTS = Path.of("/proc/self/mounts");
    private static final long NEEDED_BYTES = 2L << 30;

    private static final Path PLACE = place();

    private Scratch() {}

    private static Path place() {
        boolean memory = !Thorough.isWanted() && Files.isWritable(MEMORY) && isUsableMemory();
        return memory ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Whether the file system has enough room, and programs in it can be started. */
    private static boolean isUsableMemory() {
        try {
            boolean runsPrograms = Files.readAllLines(MOUNTS).stream()
                    .anyMatch(mount -> mount.contains(" " + MEMORY + " tmpfs ") && !mount.contains("noexec"));
            return runsPrograms && Files.getFileStore(MEMORY).getUsableSpace() >= NEEDED_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes a new folder; the caller deletes it. */
    public static Path folder(String prefix) {
        try {
            return Files.createTempDirectory(PLACE, prefix).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a new file; the caller deletes it. */
    public static Path file(String prefix) {
        try {
            return Files.createTempFile(PLACE, prefix, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a {@code @TempDir}. */
    public static final class Folder implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) {
            return folder("ticketrace-test-");
        }
    }
}
