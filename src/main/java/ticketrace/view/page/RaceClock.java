package ticketrace.view.page;

/**
 * Times of a race as the page tells them.
 *
 * @param signalNanos the start signal, {@link System#nanoTime}
 */
record RaceClock(long signalNanos) {

    private static final long NANOS_PER_MICRO = 1000;

    /** Microseconds since the start signal. */
    long micros(long nanos) {
        return Math.max(0, nanos - signalNanos) / NANOS_PER_MICRO;
    }

    long nowMicros() {
        return micros(System.nanoTime());
    }
}
