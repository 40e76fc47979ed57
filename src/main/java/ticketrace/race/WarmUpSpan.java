package ticketrace.race;

/** From when to when buyers warmed up: from the first's beginning to the last's end. One thread. */
final class WarmUpSpan {

    private static final double NANOS_PER_MILLI = 1e6;

    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    /** A buyer warmed up from the first time to the second, {@link System#nanoTime}. */
    void add(String times) {
        int space = times.indexOf(' ');
        from = Math.min(from, Long.parseLong(times.substring(0, space)));
        to = Math.max(to, Long.parseLong(times.substring(space + 1)));
    }

    double millis() {
        return to < from ? 0 : (to - from) / NANOS_PER_MILLI;
    }
}
