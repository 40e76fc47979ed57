package ticketrace.cli;

import java.util.function.LongSupplier;

/** Says when half a second is over: a line that counts need not change more often. One thread. */
final class HalfSeconds {

    private static final long NANOS = 500_000_000;

    private final LongSupplier clock;
    private long next;

    /**
     * The first half second begins.
     *
     * @param clock counts nanoseconds, as {@link System#nanoTime} does
     */
    HalfSeconds(LongSupplier clock) {
        this.clock = clock;
        this.next = clock.getAsLong() + NANOS;
    }

    /** Whether half a second is over; then the next one begins. */
    boolean isOver() {
        long now = clock.getAsLong();
        if (now - next < 0) {
            return false;
        }
        next = now + NANOS;
        return true;
    }
}
