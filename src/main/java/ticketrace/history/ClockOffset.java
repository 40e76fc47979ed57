package ticketrace.history;

/**
 * How far a buyer's clock can be ahead of the launcher's: a lowest and a highest value. It is an interval, because a
 * question to a distant clock and its answer take time on the way.
 *
 * <p>JVMs of one machine share {@link System#nanoTime}: between them the offset is {@link #NONE}, exactly zero. The
 * clocks of two machines drift apart, so an interval of theirs must hold for the whole race.
 *
 * @param lowNanos the lowest value, nanoseconds; negative if the buyer's clock can be behind
 * @param highNanos the highest value, nanoseconds
 */
public record ClockOffset(long lowNanos, long highNanos) {

    /** The offset between processes that share one clock. */
    public static final ClockOffset NONE = new ClockOffset(0, 0);

    public ClockOffset {
        if (lowNanos > highNanos) {
            throw new IllegalArgumentException("an offset from " + lowNanos + " to " + highNanos + " ns cannot be");
        }
    }

    /**
     * Returns the offset that one question and its answer prove. Source: F. Cristian, "Probabilistic clock
     * synchronization", 1989.
     *
     * @param asked when the launcher asked, on its clock
     * @param told the time on the buyer's clock, from its answer
     * @param heard when the launcher got the answer, on its clock
     */
    public static ClockOffset measured(long asked, long told, long heard) {
        return new ClockOffset(told - heard, told - asked);
    }

    /** The narrower of two measurements; this one if both have the same width. */
    public ClockOffset orNarrower(ClockOffset other) {
        return other.widthNanos() < widthNanos() ? other : this;
    }

    /** The width of the interval; {@link Long#MAX_VALUE} if it is more than that. */
    public long widthNanos() {
        return minus(highNanos, lowNanos);
    }

    /** Subtracts, and stops at the limits of a long: a damaged file can contain any number. */
    private static long minus(long one, long other) {
        long difference = one - other;
        boolean overflows = ((one ^ other) & (one ^ difference)) < 0;
        return overflows ? (one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : difference;
    }

    /**
     * The distance of the interval from zero: negative if the buyer's clock is certainly behind; 0 if zero is in it.
     */
    public long beyondZeroNanos() {
        return highNanos < 0 ? highNanos : Math.max(0, lowNanos);
    }

    /** Whether buyer and launcher share one clock. */
    public boolean isNone() {
        return lowNanos == 0 && highNanos == 0;
    }

    /** The earliest time that the launcher's clock can have shown when the buyer's clock showed {@code nanos}. */
    public long earliest(long nanos) {
        return minus(nanos, highNanos);
    }

    /** The latest time that the launcher's clock can have shown when the buyer's clock showed {@code nanos}. */
    public long latest(long nanos) {
        return minus(nanos, lowNanos);
    }

    /** Converts a time of the launcher's clock to the buyer's clock, with the middle of the interval. */
    public long likely(long nanos) {
        return nanos + lowNanos + widthNanos() / 2;
    }

    /**
     * Converts a time of the buyer's clock to the launcher's, with the middle of the interval: good enough for a
     * picture or a speed, never for a verdict.
     */
    public long middle(long nanos) {
        return nanos - lowNanos - widthNanos() / 2;
    }
}
