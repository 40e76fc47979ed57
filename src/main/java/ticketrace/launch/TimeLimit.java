package ticketrace.launch;

import java.time.Duration;

/**
 * Converts a caller's limit for a wait to nanoseconds, which the waits of the JDK need. Stateless; usable by any
 * thread.
 */
public final class TimeLimit {

    private TimeLimit() {}

    /** The limit in nanoseconds: 0 for a negative one, the longest that fits (146 years) for anything longer. */
    public static long nanos(Duration limit) {
        if (limit.isNegative()) {
            return 0;
        }
        return limit.toSeconds() >= Long.MAX_VALUE / 1_000_000_000L ? Long.MAX_VALUE / 2 : limit.toNanos();
    }
}
