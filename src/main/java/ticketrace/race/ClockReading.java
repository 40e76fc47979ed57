package ticketrace.race;

import ticketrace.history.ClockOffset;

/**
 * The difference between a buyer's clock and the launcher's. The launcher tells it to the buyer, and the buyer writes
 * it into its history.
 *
 * @param skewNanos how far the buyer's clock was ahead, though both processes run on one machine and should share one
 *     clock; negative if it was behind
 * @param offset how far the buyer's clock can be ahead
 */
record ClockReading(long skewNanos, ClockOffset offset) {

    /** Both processes share one clock, and no measurement says otherwise. */
    static final ClockReading SHARED = new ClockReading(0, ClockOffset.NONE);

    /**
     * The reading for a buyer on the launcher's machine. JVMs under one kernel share {@link System#nanoTime}, so the
     * skew is zero, unless the measurement excludes that.
     */
    static ClockReading onOneMachine(ClockOffset measured) {
        return measured.beyondZeroNanos() == 0
                ? SHARED
                : new ClockReading(measured.beyondZeroNanos(), ClockOffset.NONE);
    }

    /** Reads what {@link #words} wrote, beginning at {@code words[at]}. */
    static ClockReading of(String[] words, int at) {
        return new ClockReading(
                Long.parseLong(words[at]),
                new ClockOffset(Long.parseLong(words[at + 1]), Long.parseLong(words[at + 2])));
    }

    /** The reading as three words of a line. */
    String words() {
        return skewNanos + " " + offset.lowNanos() + " " + offset.highNanos();
    }
}
