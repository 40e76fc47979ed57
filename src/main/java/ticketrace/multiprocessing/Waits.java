package ticketrace.multiprocessing;

import java.time.Duration;

/** Limits of waits. */
final class Waits {

    private Waits() {}

    /** None for a negative one, the longest that fits (146 years) for anything longer. */
    static long nanos(Duration limit) {
        if (limit.isNegative()) {
            return 0;
        }
        return limit.toSeconds() >= Long.MAX_VALUE / 1_000_000_000L ? Long.MAX_VALUE / 2 : limit.toNanos();
    }
}
