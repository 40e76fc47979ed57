package ticketrace.race;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Where a buyer stands until the start signal: a time on the clock that all processes share. */
final class StartLine {

    /** Sleeping may end this much late, so the last bit is waited for awake. */
    private static final long AWAKE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private final CountDownLatch told = new CountDownLatch(1);
    private volatile long signalNanos;
    private volatile long skewNanos;

    /** Tells when the race begins. */
    void tell(long signalNanos, long skewNanos) {
        this.signalNanos = signalNanos;
        this.skewNanos = skewNanos;
        told.countDown();
    }

    /** Waits to be told, then for the time itself. */
    void await() throws InterruptedException {
        told.await();
        for (long left = left(); left > 0; left = left()) {
            if (left > AWAKE_NANOS) {
                LockSupport.parkNanos(this, left - AWAKE_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    private long left() {
        return signalNanos - System.nanoTime();
    }

    long signalNanos() {
        return signalNanos;
    }

    long skewNanos() {
        return skewNanos;
    }
}
