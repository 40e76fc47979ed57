package ticketrace.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import ticketrace.store.DamagedStoreException;
import ticketrace.store.FencedException;
import ticketrace.store.FencedStore;

/**
 * {@code tickets.token}: the newest number of a grant that the file store has seen, as digits and a newline; empty if it
 * has seen none.
 *
 * <p>A file cannot compare a number and write a count in one step. So each fenced call holds a record lock on this file,
 * from {@link #admit} until it closes that lock. A process that dies inside frees it, and has changed the number, or the
 * number and the count, but never the count alone. A process that is <em>stopped</em> inside keeps all fenced calls
 * waiting until it goes on: the store has a lock of its own there, only a very short one. For one thread.
 */
final class TokenFile implements AutoCloseable {

    /** The name of the file in a run's folder. */
    static final String NAME = "tickets.token";

    private static final int DIGITS = 13;
    private static final int BYTES = DIGITS + 1;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);

    private TokenFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens the file, creating it if it is not there. */
    static TokenFile open(Path file) throws IOException {
        return new TokenFile(
                file,
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Forgets the number; only while no buyer buys. */
    static void forget(Path file) throws IOException {
        if (Files.exists(file)) {
            Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
        }
    }

    /**
     * Waits until no other process is in a fenced call, and remembers the number.
     *
     * @return the lock that keeps other fenced calls out until the caller closes it
     * @throws FencedException if a newer number was here
     */
    FileLock admit(long token) throws IOException {
        FileLock alone = channel.lock();
        try {
            long newest = newest();
            if (newest > token) {
                throw new FencedException(file, token, newest);
            }
            if (newest < token) {
                remember(token);
            }
            return alone;
        } catch (IOException | RuntimeException e) {
            alone.close();
            throw e;
        }
    }

    private long newest() throws IOException {
        buffer.clear();
        int read = channel.read(buffer, 0);
        if (read <= 0) {
            return 0;
        }
        String text = StandardCharsets.US_ASCII.decode(buffer.flip()).toString();
        try {
            long newest = Long.parseLong(text.strip());
            if (read == BYTES && newest >= 0 && newest <= FencedStore.LAST_TOKEN) {
                return newest;
            }
        } catch (NumberFormatException damaged) {
            // told below
        }
        throw new DamagedStoreException(file + ": expected the number of a grant, found \"" + text.strip() + '"');
    }

    private void remember(long token) throws IOException {
        String digits = String.valueOf(token);
        buffer.clear();
        for (int zeros = DIGITS - digits.length(); zeros > 0; zeros--) {
            buffer.put((byte) '0');
        }
        buffer.put(digits.getBytes(StandardCharsets.US_ASCII)).put((byte) '\n').flip();
        try {
            channel.write(buffer, 0);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
