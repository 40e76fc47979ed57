package ticketrace.explore.stepping;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.CriticalSection;
import ticketrace.lock.Grant;

/**
 * A guard that is asked for without sleeping: who finds the lock taken says so, and tries again when it is let through. So
 * it is the schedule that decides who of several gets in, and nobody has to guess by time who waits. A transaction, whose
 * waits are the database's own, is left as it is.
 */
record PollingSection(CriticalSection guard, SteppedPace pace) implements CriticalSection {

    @Override
    public @Nullable Grant acquire(Duration patience) throws IOException, InterruptedException {
        if (!(guard instanceof CriticalSection.Locked locked)) {
            return guard.acquire(patience);
        }
        Grant grant = locked.lock().tryAcquire();
        while (grant == null && pace.again()) {
            grant = locked.lock().tryAcquire();
        }
        return grant;
    }

    @Override
    public void ensureHeld() throws IOException {
        guard.ensureHeld();
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
