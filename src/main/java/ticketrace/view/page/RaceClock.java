package ticketrace.view.page;

/**
 * Converts times to the page's: microseconds since the start signal.
 *
 * @param signalNanos when the start signal was given, {@link System#nanoTime}
 */
record RaceClock(long signalNanos) {

    private static final long NANOS_PER_MICRO = 1000;

    /** Microseconds from the start signal to this {@link System#nanoTime}; 0 for a time before the signal. */
    long micros(long nanos) {
        return Math.max(0, nanos - signalNanos) / NANOS_PER_MICRO;
    }

    long nowMicros() {
        return micros(System.nanoTime());
    }
}
