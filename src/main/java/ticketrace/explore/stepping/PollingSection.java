package ticketrace.explore.stepping;

import java.io.IOException;
import java.time.Duration;
import ticketrace.guard.CriticalSection;

/**
 * A guard that is asked for without sleeping: who finds the lock taken says so, and tries again when it is let through. So
 * it is the schedule that decides who of several gets in, and nobody has to guess by time who waits. A transaction, whose
 * waits are the database's own, is left as it is.
 */
record PollingSection(CriticalSection guard, SteppedPace pace) implements CriticalSection {

    @Override
    public boolean acquire(Duration patience) throws IOException, InterruptedException {
        if (!(guard instanceof CriticalSection.Locked locked)) {
            return guard.acquire(patience);
        }
        while (!locked.lock().tryAcquire()) {
            if (!pace.again()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long enqueuedNanos() {
        return guard.enqueuedNanos();
    }

    @Override
    public void release() throws IOException {
        guard.release();
    }

    @Override
    public void abandon() throws IOException {
        guard.abandon();
    }

    @Override
    public void close() throws IOException {
        guard.close();
    }
}
