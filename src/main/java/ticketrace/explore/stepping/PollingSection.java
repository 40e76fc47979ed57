package ticketrace.explore.stepping;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.CriticalSection;
import ticketrace.lock.Grant;

/**
 * A critical section whose lock the buyer polls instead of waiting in it. If the lock is taken, the buyer tells the
 * launcher that it waits, and tries again when the launcher lets it through. So the schedule decides which of several
 * waiting buyers gets the lock, and the launcher knows without a time-out which buyers wait. A transaction is not
 * changed: the buyer waits for it inside the database. Nor is a lock that shows the steps in which it waits.
 */
record PollingSection(CriticalSection guard, SteppedPace pace) implements CriticalSection {

    @Override
    public @Nullable Grant acquire(Duration patience) throws IOException, InterruptedException {
        if (!(guard instanceof CriticalSection.Polled polled) || polled.showsItsWait()) {
            return guard.acquire(patience);
        }
        Grant grant = polled.tryAcquire();
        while (grant == null && pace.again()) {
            grant = polled.tryAcquire();
        }
        return grant;
    }

    @Override
    public void ensureHeld() throws IOException {
        guard.ensureHeld();
    }

    @Override
    public boolean isRechecked() {
        return guard.isRechecked();
    }

    @Override
    public boolean isHeld() throws IOException {
        return guard.isHeld();
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
