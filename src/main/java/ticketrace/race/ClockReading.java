package ticketrace.race;

import ticketrace.history.ClockOffset;

/**
 * How a buyer's clock stands to the launcher's, as the launcher tells the buyer and the buyer writes into its history.
 *
 * @param skewNanos how far it was off, though both run on one machine and should share one clock
 * @param offset how far it can be ahead
 */
record ClockReading(long skewNanos, ClockOffset offset) {

    /** One clock, and nothing that speaks against it. */
    static final ClockReading SHARED = new ClockReading(0, ClockOffset.NONE);

    /**
     * Of a buyer on the launcher's machine: JVMs that one kernel runs share {@link System#nanoTime}, so nothing is off, unless
     * what was measured excludes that.
     */
    static ClockReading onOneMachine(ClockOffset measured) {
        return measured.beyondZeroNanos() == 0
                ? SHARED
                : new ClockReading(measured.beyondZeroNanos(), ClockOffset.NONE);
    }

    /** Reads what {@link #words} wrote, from that word on. */
    static ClockReading of(String[] words, int at) {
        return new ClockReading(
                Long.parseLong(words[at]),
                new ClockOffset(Long.parseLong(words[at + 1]), Long.parseLong(words[at + 2])));
    }

    /** The three words of a line. */
    String words() {
        return skewNanos + " " + offset.lowNanos() + " " + offset.highNanos();
    }
}
