package ticketrace.guard;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.Grant;

/**
 * The critical section of a lock that shows its own steps. For one thread.
 *
 * @param lock the lock
 * @param showsItsWait whether its acquire shows the steps in which it waits
 */
record InsideSection(CriticalSection.Locked lock, boolean showsItsWait) implements CriticalSection.Polled {

    @Override
    public @Nullable Grant tryAcquire() throws IOException {
        return lock.tryAcquire();
    }

    @Override
    public @Nullable Grant acquire(Duration patience) throws IOException, InterruptedException {
        return lock.acquire(patience);
    }

    @Override
    public void ensureHeld() throws IOException {
        lock.ensureHeld();
    }

    @Override
    public void release() throws IOException {
        lock.release();
    }

    @Override
    public void abandon() throws IOException {
        lock.abandon();
    }

    /** A lock that stopped in the middle of its acquire or its release may have record locks, which end with its file. */
    @Override
    public void breakOff() throws IOException {
        lock.close();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
