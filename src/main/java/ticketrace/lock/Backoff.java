package ticketrace.lock;

import java.util.concurrent.locks.LockSupport;

/** Pauses between attempts to get a lock, twice as long each time up to a limit, until a deadline. For one wait. */
public final class Backoff {

    private final Object what;
    private final long deadline;
    private final long longestPauseNanos;
    private long pauseNanos;

    /**
     * A wait that ends at {@code deadline} ({@link System#nanoTime}).
     *
     * @param what is waited for, to be named when the wait is interrupted
     */
    public Backoff(Object what, long deadline, long firstPauseNanos, long longestPauseNanos) {
        this.what = what;
        this.deadline = deadline;
        this.pauseNanos = firstPauseNanos;
        this.longestPauseNanos = longestPauseNanos;
    }

    /** Pauses once; returns false, without a pause, if the time is over. */
    public boolean pause() throws InterruptedException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        LockSupport.parkNanos(what, Math.min(pauseNanos, left));
        if (Thread.interrupted()) {
            throw new InterruptedException(what + ": interrupted while waiting");
        }
        pauseNanos = Math.min(2 * pauseNanos, longestPauseNanos);
        return true;
    }
}
