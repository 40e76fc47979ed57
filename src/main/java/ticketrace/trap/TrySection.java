package ticketrace.trap;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.CriticalSection;
import ticketrace.lock.Backoff;
import ticketrace.lock.Grant;

/**
 * A critical section that a buyer gets by trying again and again. For one thread.
 *
 * @param file the file that the attempt may have open
 */
record TrySection(TrapLockFile file, TrapAttempt attempt) implements CriticalSection.Polled {

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    @Override
    public @Nullable Grant tryAcquire() throws IOException {
        return attempt.take() ? grant() : null;
    }

    @Override
    public @Nullable Grant acquire(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Backoff backoff = new Backoff(file.path(), deadline, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        while (!attempt.take()) {
            if (!backoff.pause()) {
                return null;
            }
        }
        return grant();
    }

    private Grant grant() {
        return new Grant(Grant.NONE, attempt.token(), false);
    }

    @Override
    public void ensureHeld() {
        // these locks cannot find out; that is one of their faults
    }

    @Override
    public void release() throws IOException {
        attempt.giveBack();
    }

    @Override
    public void breakOff() throws IOException {
        try {
            attempt.breakOff();
        } finally {
            file.close();
        }
    }

    @Override
    public void abandon() throws IOException {
        breakOff();
    }

    @Override
    public void close() throws IOException {
        breakOff();
    }
}
