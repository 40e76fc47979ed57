package ticketrace.lock;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows to other processes that this one lives, and tells whether they do: each keeps a record lock on a byte of a common
 * file, which the kernel frees when the process is gone, however it went.
 *
 * <p>Byte 0 is for whoever must be alone for a moment; the others stand for numbers that are never used twice. Nobody
 * waits on this file once a byte shows its life: the end of a wait drops every lock that a process has on a file.
 *
 * <p>Source: fcntl(2), "Advisory record locking".
 */
final class Liveness implements AutoCloseable {

    private static final Duration ALONE_LIMIT = Patience.stretched(Duration.ofSeconds(60));

    private final Path file;
    private final RecordLocks bytes;

    /** Kept: an unreferenced lock would be given back by the garbage collector. */
    private @Nullable FileLock shown;

    Liveness(Path file) throws IOException {
        this.file = file;
        this.bytes = new RecordLocks(file);
    }

    /**
     * Returns when no other process is where this returned, until that is released; before life is shown.
     *
     * @throws IOException if another one stays there for too long
     */
    FileLock alone() throws IOException {
        FileLock alone;
        try {
            alone = bytes.lock(0, 1, System.nanoTime() + ALONE_LIMIT.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(file + ": interrupted while opening", e);
        }
        if (alone == null) {
            throw new IOException(file + ": another process has been opening it for " + ALONE_LIMIT.toSeconds() + " s");
        }
        return alone;
    }

    /** From now on, until closed, this process is alive under that number. */
    void show(long number) throws IOException {
        shown = bytes.tryLock(number, 1);
        if (shown == null) {
            throw LockMemory.damaged(file, "number " + number + " is in use, and was never given to anybody");
        }
    }

    /**
     * Whether the process with that number is dead: then its byte is returned, and nobody else is told so before it is
     * released.
     */
    @Nullable
    FileLock byteOfDead(long number) throws IOException {
        return bytes.tryLock(number, 1);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
