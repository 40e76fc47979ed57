package ticketrace.lock;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The classic mistake: a {@link ReentrantLock}, which keeps the threads of one process apart and nobody else.
 *
 * <p>Process safety: none. Every process has a lock of its own, so all of them hold "the" lock at once. When the process
 * dies nothing is left behind, because nothing was ever shared.
 */
public final class JvmLock implements ProcessLock {

    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public boolean tryAcquire() {
        Ownership.refuseSecondAcquire(lock, "this lock");
        return lock.tryLock();
    }

    @Override
    public boolean acquire(Duration timeout) throws InterruptedException {
        Ownership.refuseSecondAcquire(lock, "this lock");
        return lock.tryLock(Ownership.nanos(timeout), TimeUnit.NANOSECONDS);
    }

    @Override
    public void ensureHeld() {
        Ownership.requireHeld(lock, "this lock");
    }

    @Override
    public void release() {
        Ownership.requireHeld(lock, "this lock");
        lock.unlock();
    }

    @Override
    public void close() {
        if (lock.isHeldByCurrentThread()) {
            lock.unlock();
        }
    }
}
