package ticketrace.lock.memory;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.file.RecordLocks;

/**
 * Shows to other processes that this one lives, and tells whether they live: each process keeps a record lock on a byte
 * of the lock's file, which the kernel frees when the process is gone, however it ended.
 *
 * <p>The bytes stand for numbers, from 1 on, that are never used twice. A process that shows its life here never waits
 * for a lock on this file: the end of a wait drops every lock that a process has on a file.
 *
 * <p>Source: fcntl(2), "Advisory record locking".
 */
final class Liveness {

    private final Path file;
    private final RecordLocks bytes;

    /** Kept, for the garbage collector releases a lock that nothing refers to. */
    private @Nullable FileLock shown;

    Liveness(Path file, RecordLocks bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** Shows, from now on until the file is closed, that this process lives under that number. */
    void show(long number) throws IOException {
        shown = bytes.tryLock(number, 1);
        if (shown == null) {
            throw LockMemory.damaged(file, "number " + number + " is in use, and was never given to anybody");
        }
    }

    /**
     * The byte of the process with that number, locked, if that process is dead; else null. No other process learns of
     * the death before the byte is released.
     */
    @Nullable
    FileLock byteOfDead(long number) throws IOException {
        return bytes.tryLock(number, 1);
    }
}
