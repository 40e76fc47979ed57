package ticketrace.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One byte from a child to its parent: "I exit by myself". The operating system tells a Java parent 143 both of a child
 * ended by signal 15 and of one that called {@code exit(143)}.
 *
 * <p>Both have the same file open, and the child deletes its name at once, so that nothing is left of it however they end.
 * A child that halts, or is killed, leaves no note. Not thread-safe.
 */
final class ExitNote implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private ExitNote(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** The parent's side. */
    static ExitNote create() throws IOException {
        Path path = Files.createTempFile("child-", ".exit");
        return new ExitNote(path, FileChannel.open(path, StandardOpenOption.READ));
    }

    /** The child's side. */
    static ExitNote open(String path) throws IOException {
        Path file = Path.of(path);
        ExitNote note = new ExitNote(file, FileChannel.open(file, StandardOpenOption.WRITE));
        Files.delete(file);
        return note;
    }

    String path() {
        return path.toString();
    }

    /** The child exits by itself. */
    void write() throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {1}), 0);
    }

    /** Whether the child said that it exits by itself. */
    boolean isWritten() {
        try {
            return channel.size() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // a byte in the folder for temporary files
        }
    }
}
