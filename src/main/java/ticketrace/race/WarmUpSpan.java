package ticketrace.race;

/** The time in which buyers warmed up: from the first beginning to the last end. For one thread. */
final class WarmUpSpan {

    private static final double NANOS_PER_MILLI = 1e6;

    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    /**
     * Adds the warm-up of a buyer.
     *
     * @param times when it began and when it ended ({@link System#nanoTime}), as two words
     */
    void add(String times) {
        int space = times.indexOf(' ');
        from = Math.min(from, Long.parseLong(times.substring(0, space)));
        to = Math.max(to, Long.parseLong(times.substring(space + 1)));
    }

    double millis() {
        return to < from ? 0 : (to - from) / NANOS_PER_MILLI;
    }
}
