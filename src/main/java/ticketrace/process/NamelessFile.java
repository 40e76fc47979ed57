package ticketrace.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file that processes share and that nobody has to delete: it loses its name as soon as it is made, and its bytes when
 * the last process that has it open ends. Others open it through this process, as {@code /proc/PID/fd/N}.
 *
 * <p>Where there is no {@code /proc}, the name stays until this JVM ends, and for ever if it is killed. Thread-safe.
 *
 * <p>Source: proc(5).
 */
final class NamelessFile implements AutoCloseable {

    private static final Path PROC = Path.of("/proc");
    private static final Path DESCRIPTORS = PROC.resolve("self/fd");

    private final FileChannel channel;
    private final Path place;
    private final String identity;

    private NamelessFile(FileChannel channel, Path place, String identity) {
        this.channel = channel;
        this.place = place;
        this.identity = identity;
    }

    static NamelessFile create(String prefix) throws IOException {
        Path file = Files.createTempFile(prefix, null);
        Path descriptor = null;
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            descriptor = descriptorOf(keyOf(file));
            if (descriptor == null) {
                return new NamelessFile(channel, file, file.toString());
            }
            Files.delete(file);
            return new NamelessFile(channel, descriptor, nameOf(descriptor));
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
                    String pid = String.valueOf(ProcessHandle.current().pid());
                    return PROC.resolve(pid)
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

    /** The random name that it had, which proc(5) goes on telling. Its inode would be given out again. */
    private static String nameOf(Path descriptor) throws IOException {
        return Files.readSymbolicLink(descriptor).toString();
    }

    /** Whether that place still leads to that file. Pids and descriptors are given out again. */
    static boolean isAt(Path place, String identity) {
        try {
            return place.startsWith(PROC) ? nameOf(place).equals(identity) : Files.exists(place);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Where other processes open it, as long as it is open here. */
    Path place() {
        return place;
    }

    String identity() {
        return identity;
    }

    FileChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!place.startsWith(PROC)) {
            Files.deleteIfExists(place);
        }
    }
}
