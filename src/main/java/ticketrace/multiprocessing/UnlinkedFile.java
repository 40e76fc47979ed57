package ticketrace.multiprocessing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.OwnPid;

/**
 * A file that processes share and that no process has to delete: the process that creates it removes its name at once,
 * and the kernel frees its bytes when the last process that has it open ends. Other processes open it through this one,
 * as {@code /proc/PID/fd/N}.
 *
 * <p>Without {@code /proc} the name stays until this JVM ends, and for ever if this JVM is killed. Thread-safe.
 *
 * <p>Source: proc(5).
 */
final class UnlinkedFile implements AutoCloseable {

    private static final Path PROC = Path.of("/proc");
    private static final Path DESCRIPTORS = PROC.resolve("self/fd");

    private final RandomAccessFile file;
    private final Path place;
    private final String identity;

    private UnlinkedFile(RandomAccessFile file, Path place, String identity) {
        this.file = file;
        this.place = place;
        this.identity = identity;
    }

    /**
     * A new file.
     *
     * @throws IOException if the folder for temporary files cannot be used; the message names it
     */
    static UnlinkedFile create(String prefix) throws IOException {
        Path file = TemporaryFolder.newFile(prefix);
        Path descriptor = null;
        try {
            RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw");
            descriptor = descriptorOf(keyOf(file));
            if (descriptor == null) {
                return new UnlinkedFile(open, file, file.toString());
            }
            Files.delete(file);
            return new UnlinkedFile(open, descriptor, nameOf(descriptor));
        } finally {
            if (descriptor == null) {
                file.toFile().deleteOnExit();
            }
        }
    }

    private static @Nullable Path descriptorOf(@Nullable Object key) throws IOException {
        if (key == null || !Files.isDirectory(DESCRIPTORS)) {
            return null;
        }
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                if (key.equals(keyOf(descriptor))) {
                    return PROC.resolve(String.valueOf(OwnPid.get()))
                            .resolve("fd")
                            .resolve(descriptor.getFileName().toString());
                }
            }
        }
        return null;
    }

    /** Device and inode; null if there is no such file any more. Opens nothing. */
    private static @Nullable Object keyOf(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException closedMeanwhile) {
            return null;
        }
    }

    /**
     * The random name that the file had; {@code /proc} still shows it. An inode would not do: the system gives it to
     * other files later.
     */
    private static String nameOf(Path descriptor) throws IOException {
        return Files.readSymbolicLink(descriptor).toString();
    }

    /** Whether that path still leads to that file. The system reuses pids and descriptors. */
    static boolean isAt(Path place, String identity) {
        try {
            return place.startsWith(PROC) ? nameOf(place).equals(identity) : Files.exists(place);
        } catch (IOException gone) {
            return false;
        }
    }

    /** The path by which other processes open it, while it is open here. */
    Path place() {
        return place;
    }

    String identity() {
        return identity;
    }

    /** Writes a byte. It does not use a channel: an interrupted thread would close the channel for all threads. */
    synchronized void write(long position, byte value) throws IOException {
        file.seek(position);
        file.write(value);
    }

    /** The byte there; empty if the file is shorter. */
    synchronized OptionalInt read(long position) throws IOException {
        file.seek(position);
        int read = file.read();
        return read < 0 ? OptionalInt.empty() : OptionalInt.of(read);
    }

    @Override
    public void close() throws IOException {
        file.close();
        if (!place.startsWith(PROC)) {
            Files.deleteIfExists(place);
        }
    }
}
