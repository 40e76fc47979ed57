package ticketrace.race;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a buyer waits for the start signal. The signal is a time on the launcher's clock; the buyer converts it to its
 * own clock.
 */
class StartLine {

    /** How much too early the sleep ends, because the wall clock and the sleep count in milliseconds. */
    private static final long CLOCK_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** A sleep can end this much too late, so the buyer is awake for the last part of the wait. */
    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private boolean told;
    private long signalNanos;
    private ClockReading clock = ClockReading.SHARED;

    /**
     * Sets the time of the start on the launcher's clock, and the difference between the two clocks. Called once, by
     * any thread.
     */
    synchronized void tell(long signalNanos, ClockReading clock) {
        this.signalNanos = signalNanos;
        this.clock = clock;
        told = true;
        notifyAll();
    }

    /**
     * Waits until {@link #tell} has set the time of the start, then until that time.
     *
     * <p>The thread sleeps until a point in time, not for a duration. A thread that loses its core after it has
     * calculated a duration would sleep too long by the time it lost; with hundreds of buyers that is seconds. Java can
     * sleep until a point in time only on the wall clock. The thread reads that clock first, so a delay between the two
     * readings makes the sleep shorter. If the wall clock is set back meanwhile, the sleep becomes longer by as much.
     */
    void await() throws InterruptedException {
        awaitTold();
        while (true) {
            long wallMillis = currentTimeMillis();
            long left = ownSignalNanos() - nanoTime();
            if (left <= 0) {
                return;
            }
            if (left > CLOCK_STEP_NANOS) {
                LockSupport.parkUntil(this, wallMillis + TimeUnit.NANOSECONDS.toMillis(left - CLOCK_STEP_NANOS));
            } else if (left > SPIN_NANOS) {
                LockSupport.parkNanos(this, left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /**
     * Lets buyers that woke up later leave the line, too. With more buyers than cores, each buyer would otherwise keep
     * its core until its first wait for the guard, for milliseconds. This is a hint to the scheduler: some buyers may
     * still start late.
     */
    @SuppressWarnings("ThreadPriorityCheck") // it changes only when a buyer starts
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

    /** The time of the start, on the launcher's clock. */
    synchronized long signalNanos() {
        return signalNanos;
    }

    /** The time of the start on this process's clock, as exactly as it is known. */
    synchronized long ownSignalNanos() {
        return clock.offset().likely(signalNanos);
    }

    synchronized ClockReading clock() {
        return clock;
    }
}
