package ticketrace.history;

/**
 * How far a buyer's clock can be ahead of the launcher's: as much as this at least, and as much as that at most. It is an
 * interval, because nobody can ask a distant clock without losing time on the way.
 *
 * <p>JVMs of one machine share {@link System#nanoTime}: between them it is {@link #NONE}, exactly zero. Clocks of two machines
 * run apart, so whoever measures must do so before and after a race, and take the {@link #hull} of both.
 *
 * @param lowNanos the least, nanoseconds; negative if the buyer's clock can be behind
 * @param highNanos the most, nanoseconds
 */
public record ClockOffset(long lowNanos, long highNanos) {

    /** One clock. */
    public static final ClockOffset NONE = new ClockOffset(0, 0);

    public ClockOffset {
        if (lowNanos > highNanos) {
            throw new IllegalArgumentException("an offset from " + lowNanos + " to " + highNanos + " ns cannot be");
        }
    }

    /**
     * What one exchange tells. Source: F. Cristian, "Probabilistic clock synchronization", 1989.
     *
     * @param asked when the launcher asked, on its clock
     * @param told what the buyer's clock said
     * @param heard when the launcher heard that, on its clock
     */
    public static ClockOffset measured(long asked, long told, long heard) {
        return new ClockOffset(told - heard, told - asked);
    }

    /** The narrower of two measurements; of two that are as narrow, this one. */
    public ClockOffset orNarrower(ClockOffset other) {
        return other.widthNanos() < widthNanos() ? other : this;
    }

    /** The narrowest interval that holds both. */
    public ClockOffset hull(ClockOffset other) {
        return new ClockOffset(Math.min(lowNanos, other.lowNanos), Math.max(highNanos, other.highNanos));
    }

    /** How far both ends are apart; {@link Long#MAX_VALUE} if it is more than that. */
    public long widthNanos() {
        return minus(highNanos, lowNanos);
    }

    /** Never beyond what a long can hold: a damaged file can say anything. */
    private static long minus(long one, long other) {
        long difference = one - other;
        boolean overflows = ((one ^ other) & (one ^ difference)) < 0;
        return overflows ? (one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : difference;
    }

    /** How far the interval is from zero: negative if the buyer's clock is behind for certain, 0 if zero is in it. */
    public long beyondZeroNanos() {
        return highNanos < 0 ? highNanos : Math.max(0, lowNanos);
    }

    /** Whether buyer and launcher have one clock. */
    public boolean isNone() {
        return lowNanos == 0 && highNanos == 0;
    }

    /** The earliest that the launcher's clock can have shown when the buyer's showed this. */
    public long earliest(long nanos) {
        return minus(nanos, highNanos);
    }

    /** The latest that the launcher's clock can have shown then. */
    public long latest(long nanos) {
        return minus(nanos, lowNanos);
    }

    /** What the buyer's clock showed, as far as that is known, when the launcher's showed this. */
    public long likely(long nanos) {
        return nanos + lowNanos + widthNanos() / 2;
    }

    /** What lies in the middle of both: good enough for a picture or a speed, never for a verdict. */
    public long middle(long nanos) {
        return nanos - lowNanos - widthNanos() / 2;
    }
}
