package ticketrace.lock.memory;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.file.RecordLocks;

/**
 * Shows to other processes that this one lives, and tells whether they do: each keeps a record lock on a byte of the lock's
 * file, which the kernel frees when the process is gone, however it went.
 *
 * <p>The bytes stand for numbers, from 1 on, that are never used twice. Nobody waits on this file once a byte shows its life:
 * the end of a wait drops every lock that a process has on a file.
 *
 * <p>Source: fcntl(2), "Advisory record locking".
 */
final class Liveness {

    private final Path file;
    private final RecordLocks bytes;

    /** Kept: an unreferenced lock would be given back by the garbage collector. */
    private @Nullable FileLock shown;

    Liveness(Path file, RecordLocks bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** From now on, until the file is closed, this process is alive under that number. */
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
}
