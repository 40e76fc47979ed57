package ticketrace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Where tests keep the files of races that are over in a second: in memory, where Linux has room for them, else in the
 * usual temporary folder. They are files like any other; but there are thousands, and to make and delete them takes some
 * disks longer than the races take. Under {@code -Pthorough} they are on the disk.
 *
 * <p>A {@code @TempDir} is there with {@code factory = Scratch.Folder.class}.
 */
public final class Scratch {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Path MOUNTS = Path.of("/proc/self/mounts");
    private static final long ROOM_BYTES = 2L << 30;

    private static final Path PLACE = place();

    private Scratch() {}

    private static Path place() {
        boolean memory = !Thorough.isWanted() && Files.isWritable(MEMORY) && isRoomyMemory();
        return memory ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Programs are started there, too. */
    private static boolean isRoomyMemory() {
        try {
            boolean runsPrograms = Files.readAllLines(MOUNTS).stream()
                    .anyMatch(mount -> mount.contains(" " + MEMORY + " tmpfs ") && !mount.contains("noexec"));
            return runsPrograms && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    /** A fresh folder; who asks for it deletes it. */
    public static Path folder(String prefix) {
        try {
            return Files.createTempDirectory(PLACE, prefix).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fresh file; who asks for it deletes it. */
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
