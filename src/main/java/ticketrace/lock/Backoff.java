package ticketrace.lock;

import java.util.concurrent.locks.LockSupport;

/** The pauses of one wait for a lock: each is twice as long as the one before, up to a limit, until a deadline. */
public final class Backoff {

    private final Object name;
    private final long deadline;
    private final long longestPauseNanos;
    private long pauseNanos;

    /**
     * The pauses of a wait that ends at {@code deadline} ({@link System#nanoTime}).
     *
     * @param name the name of the lock, for the message when the wait is interrupted
     */
    public Backoff(Object name, long deadline, long firstPauseNanos, long longestPauseNanos) {
        this.name = name;
        this.deadline = deadline;
        this.pauseNanos = firstPauseNanos;
        this.longestPauseNanos = longestPauseNanos;
    }

    /** Pauses once. Returns false at once if the deadline has passed. */
    public boolean pause() throws InterruptedException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        LockSupport.parkNanos(name, Math.min(pauseNanos, left));
        if (Thread.interrupted()) {
            throw new InterruptedException(name + ": interrupted while waiting");
        }
        pauseNanos = Math.min(2 * pauseNanos, longestPauseNanos);
        return true;
    }
}
