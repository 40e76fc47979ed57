package ticketrace.lock;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.TimeLimit;

/**
 * The classic mistake: a {@link ReentrantLock}, which keeps apart the threads of one process, but not two processes.
 *
 * <p>Process safety: none. Every process has a lock of its own, so all of them can hold "the" lock at once. A process
 * that dies leaves nothing behind, because processes share nothing of this lock.
 */
public final class JvmLock implements ProcessLock {

    private static final String NAME = "this lock";

    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public @Nullable Grant tryAcquire() {
        refuseSecondAcquire();
        return lock.tryLock() ? Grant.PLAIN : null;
    }

    @Override
    public @Nullable Grant acquire(Duration timeout) throws InterruptedException {
        refuseSecondAcquire();
        boolean locked = lock.tryLock(TimeLimit.nanos(timeout), TimeUnit.NANOSECONDS);
        return locked ? Grant.PLAIN : null;
    }

    @Override
    public void ensureHeld() {
        requireHeld();
    }

    @Override
    public void release() {
        requireHeld();
        lock.unlock();
    }

    private void refuseSecondAcquire() {
        if (lock.isHeldByCurrentThread()) {
            throw LockMisuse.heldAlready(NAME);
        }
    }

    private void requireHeld() {
        if (!lock.isHeldByCurrentThread()) {
            throw LockMisuse.notHeld(NAME);
        }
    }

    @Override
    public void close() {
        if (lock.isHeldByCurrentThread()) {
            lock.unlock();
        }
    }
}
