package ticketrace.lock.memory;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.Grant;
import ticketrace.lock.ProcessLock;
import ticketrace.lock.file.RecordLocks;

/**
 * Another lock whose grants get a number that grows ({@link Grant#token}), by a counter in shared memory beside it.
 *
 * <p>The holder counts right after it got the lock. So numbers grow in the order of the grants as long as the other lock
 * keeps its promise of mutual exclusion, and no number is given twice in any case: counting is one atomic addition. If
 * the process dies between the two, a grant had no number.
 *
 * <p>Thread and process safety, and what happens when a process dies: as the other lock.
 */
public final class CountedLock implements ProcessLock {

    private static final long MAGIC = 0x31_54_4E_43_4B_54_54L; // "TTKCNT1" in memory, little-endian
    private static final int GRANTS = 1;

    private final ProcessLock lock;
    private final RecordLocks bytes;
    private final LockMemory memory;

    private CountedLock(ProcessLock lock, RecordLocks bytes, LockMemory memory) {
        this.lock = lock;
        this.bytes = bytes;
        this.memory = memory;
    }

    /**
     * Counts the grants of a lock.
     *
     * @param counter the file of the counter, the same for all processes that open the lock; created if it is not there
     * @throws IOException if the file cannot be used, or holds anything else; the message names it. The lock is closed
     *     then
     */
    public static CountedLock of(ProcessLock lock, Path counter) throws IOException {
        try {
            RecordLocks bytes = new RecordLocks(counter, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                return new CountedLock(lock, bytes, LockMemory.open(counter, bytes, MAGIC));
            } catch (IOException | RuntimeException e) {
                bytes.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private @Nullable Grant counted(@Nullable Grant grant) {
        return grant == null
                ? null
                : new Grant(grant.queuedSinceNanos(), memory.increment(GRANTS), grant.previousHolderDied());
    }

    @Override
    public @Nullable Grant tryAcquire() throws IOException {
        return counted(lock.tryAcquire());
    }

    @Override
    public @Nullable Grant acquire(Duration timeout) throws IOException, InterruptedException {
        return counted(lock.acquire(timeout));
    }

    @Override
    public void ensureHeld() throws IOException {
        lock.ensureHeld();
    }

    @Override
    public boolean isHeld() throws IOException {
        return lock.isHeld();
    }

    @Override
    public void release() throws IOException {
        lock.release();
    }

    /** {@inheritDoc} Closes the counter, too. */
    @Override
    public void close() throws IOException {
        try {
            lock.close();
        } finally {
            bytes.close();
        }
    }
}
