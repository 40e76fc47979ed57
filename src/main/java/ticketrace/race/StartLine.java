package ticketrace.race;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Where a buyer stands until the start signal: a time on the clock that all processes share. */
final class StartLine {

    /** Sleeping may end this much late, so the last bit is waited for awake. */
    private static final long AWAKE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private boolean told;
    private long signalNanos;
    private long skewNanos;

    /** Tells when the race begins. */
    synchronized void tell(long signalNanos, long skewNanos) {
        this.signalNanos = signalNanos;
        this.skewNanos = skewNanos;
        told = true;
        notifyAll();
    }

    /** Waits to be told, then for the time itself. */
    void await() throws InterruptedException {
        awaitTold();
        for (long left = left(); left > 0; left = left()) {
            if (left > AWAKE_NANOS) {
                LockSupport.parkNanos(this, left - AWAKE_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /**
     * Lets those leave the line, too, who woke later. Where there are more buyers than cores, each would otherwise keep one
     * until its first wait for the guard, for milliseconds. A hint to the scheduler: some may leave late all the same.
     */
    @SuppressWarnings("ThreadPriorityCheck") // only when a buyer starts depends on it
    void letOthersLeave() {
        Thread.yield();
    }

    private synchronized void awaitTold() throws InterruptedException {
        while (!told) {
            wait();
        }
    }

    private long left() {
        return signalNanos() - System.nanoTime();
    }

    synchronized long signalNanos() {
        return signalNanos;
    }

    synchronized long skewNanos() {
        return skewNanos;
    }
}
