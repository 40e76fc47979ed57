package ticketrace.lock.file;

import java.util.concurrent.TimeUnit;

/**
 * The time in which a process may take a lock again and again, before it must queue behind the waiters.
 *
 * <p>Each time the lock goes to another process, a process must wake up, the processor must switch to it, and caches
 * are cold. If few purchases are made, that costs little, and every process must get its share: so the first time
 * slices are short. Each slice that begins at the head of the queue is twice as long as the one before, up to {@value
 * #LONGEST_MILLIS} ms.
 *
 * <p>A process keeps its slice only if it asks for the lock again at once after a release. Not thread-safe: only the
 * thread that has the lock or asks for it uses it. {@code now} is a {@link System#nanoTime}.
 */
final class TimeSlice {

    static final long FIRST_MILLIS = 1;
    static final long LONGEST_MILLIS = 16;

    /** A process that comes back later than this has let others use the lock meanwhile. */
    static final long AT_ONCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(FIRST_MILLIS);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
    private static final long FIRST_PAST_NANOS = TimeUnit.MILLISECONDS.toNanos(WaitQueue.FIRST_STAND_MILLIS);
    private static final long LONGEST_PAST_NANOS = TimeUnit.MINUTES.toNanos(1);

    /**
     * A process that got the lock in the queue leaves the queue at its first release. The next in the queue wakes up
     * while the process uses the lock a second time.
     */
    private static final int FEWEST_TIMES = 2;

    private final long atOnceNanos;
    private long lengthNanos;
    private long pastNanos;
    private long end;
    private long released;
    private int times;

    TimeSlice() {
        this(AT_ONCE_NANOS);
    }

    /** A slice that a process keeps if it comes back within this time. */
    TimeSlice(long atOnceNanos) {
        this.atOnceNanos = atOnceNanos;
    }

    /** How long the present slice is, or the last one was; 0 before the first. */
    long lengthNanos() {
        return lengthNanos;
    }

    /** Whether the time slice of the process, which asks for the lock now, is over. */
    boolean isOver(long now) {
        return times >= FEWEST_TIMES && isAtOnce(now) && now - end >= 0;
    }

    /** This process took the lock from outside the queue. */
    void goOn(long now) {
        if (times == 0 || !isAtOnce(now)) {
            begin(now, Math.max(FIRST_NANOS, lengthNanos)); // perhaps no other process wants it: it does not grow
        }
    }

    /** This process took the lock at the head of the queue. */
    void begin(long now) {
        begin(now, lengthNanos == 0 ? FIRST_NANOS : Math.min(2 * lengthNanos, LONGEST_NANOS));
        pastNanos = 0;
    }

    private void begin(long now, long nanos) {
        lengthNanos = nanos;
        end = now + nanos;
        times = 0;
    }

    /**
     * This process took the lock from behind a stopped head of the queue, which does not look for the lock. No other
     * process will take it for long: so the slice is as long as the time for which a process queues, and longer each
     * time.
     */
    void beginPastTheFirst(long now) {
        pastNanos = pastNanos == 0 ? FIRST_PAST_NANOS : Math.min(4 * pastNanos, LONGEST_PAST_NANOS);
        end = now + pastNanos;
        times = 0;
    }

    void released(long now) {
        released = now;
        times++;
    }

    private boolean isAtOnce(long now) {
        return now - released < atOnceNanos;
    }
}
