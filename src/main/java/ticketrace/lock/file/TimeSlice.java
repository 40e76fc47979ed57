package ticketrace.lock.file;

import java.util.concurrent.TimeUnit;

/**
 * The time in which a process may take a lock again and again, before it lines up behind those who wait for it.
 *
 * <p>Each time the lock goes to another process costs a wake, a switch and caches. Where few purchases are made, that is
 * little, and all are to have their share: so the first time slices are short. Each that begins at the head of the line is
 * twice as long as the one before, up to {@value #LONGEST_MILLIS} ms.
 *
 * <p>Only who comes back for the lock as soon as it has released it goes on with its slice. For the thread that has the lock,
 * or asks for it. {@code now} is a {@link System#nanoTime}.
 */
final class TimeSlice {

    static final long FIRST_MILLIS = 1;
    static final long LONGEST_MILLIS = 16;

    /** Who comes back after a longer time than this has left the lock to others meanwhile. */
    static final long AT_ONCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(FIRST_MILLIS);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
    private static final long FIRST_PAST_NANOS = TimeUnit.MILLISECONDS.toNanos(WaitQueue.FIRST_STAND_MILLIS);
    private static final long LONGEST_PAST_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** Who comes from the line leaves it at the first release. While it has the lock once more, the next in line wakes up. */
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

    /** One for somebody who comes back so soon after a release. */
    TimeSlice(long atOnceNanos) {
        this.atOnceNanos = atOnceNanos;
    }

    /** How long the present one is, or the last one was; 0 before the first. */
    long lengthNanos() {
        return lengthNanos;
    }

    /** Whether the process, which asks for the lock now, has had its time slice. */
    boolean isOver(long now) {
        return times >= FEWEST_TIMES && isAtOnce(now) && now - end >= 0;
    }

    /** The lock was taken by one who does not stand in line. */
    void goOn(long now) {
        if (times == 0 || !isAtOnce(now)) {
            begin(now, Math.max(FIRST_NANOS, lengthNanos)); // perhaps nobody else wants it: no reason to grow
        }
    }

    /** The lock was taken by the first in line. */
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
     * The lock was taken past a first in line who does not look for it, as one that is stopped. Nobody else will, for long: so
     * it may be used for as long as somebody stands in line, each time for longer.
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
