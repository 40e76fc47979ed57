package ticketrace.race;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Where a buyer stands until the start signal: a time on the clock that all processes share. */
class StartLine {

    /** The wall clock is read, and slept by, in milliseconds: so much early the sleep ends. */
    private static final long COARSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** Sleeping may end this much late, so the last bit is waited for awake. */
    private static final long AWAKE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private boolean told;
    private long signalNanos;
    private ClockReading clock = ClockReading.SHARED;

    /** Tells when the race begins, on the launcher's clock, and how this process's clock stands to that. */
    synchronized void tell(long signalNanos, ClockReading clock) {
        this.signalNanos = signalNanos;
        this.clock = clock;
        told = true;
        notifyAll();
    }

    /**
     * Waits to be told, then for the time itself.
     *
     * <p>It sleeps until a time, not for so long: a thread that loses its core after it has reckoned how long would sleep
     * that much longer, and with hundreds of buyers told at once that is seconds. Java sleeps until a time on the wall clock
     * only; that is read first, so that what passes between the two readings makes the sleep shorter. If somebody sets that
     * clock back meanwhile, the sleep is longer by as much.
     */
    void await() throws InterruptedException {
        awaitTold();
        while (true) {
            long wallMillis = currentTimeMillis();
            long left = ownSignalNanos() - nanoTime();
            if (left <= 0) {
                return;
            }
            if (left > COARSE_NANOS) {
                LockSupport.parkUntil(this, wallMillis + TimeUnit.NANOSECONDS.toMillis(left - COARSE_NANOS));
            } else if (left > AWAKE_NANOS) {
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

    long nanoTime() {
        return System.nanoTime();
    }

    long currentTimeMillis() {
        return System.currentTimeMillis();
    }

    /** When the race begins, on the launcher's clock. */
    synchronized long signalNanos() {
        return signalNanos;
    }

    /** The same on the clock of this process, as well as that is known. */
    synchronized long ownSignalNanos() {
        return clock.offset().likely(signalNanos);
    }

    synchronized ClockReading clock() {
        return clock;
    }
}
