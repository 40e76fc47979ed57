package ticketrace.lock.memory;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.file.RecordLocks;

/**
 * Shows to other processes that this one lives, and finds out whether they live: each process keeps a record lock on a
 * byte of the lock's file. The kernel frees the record lock when the process is gone, however it ended.
 *
 * <p>Byte n belongs to the process with number n; numbers begin with 1 and are never used twice. A process that shows
 * its life here never waits for a lock on this file: the end of a wait frees every lock that the process has on the
 * file.
 *
 * <p>Source: fcntl(2), "Advisory record locking".
 */
final class Liveness {

    private final Path file;
    private final RecordLocks bytes;

    /** Kept here, because the garbage collector releases a lock to which nothing refers. */
    private @Nullable FileLock shown;

    Liveness(Path file, RecordLocks bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** Shows that the process with that number, this one, lives: until it closes the file, or dies. */
    void show(long number) throws IOException {
        shown = bytes.tryLock(number, 1);
        if (shown == null) {
            throw LockMemory.damaged(file, "number " + number + " is in use, and was never given to anybody");
        }
    }

    /**
     * Locks the byte of the process with that number if that process is dead; otherwise returns null. No other process
     * can find out about the death until the byte is unlocked.
     */
    @Nullable
    FileLock byteOfDead(long number) throws IOException {
        return bytes.tryLock(number, 1);
    }
}
