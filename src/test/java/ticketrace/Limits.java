package ticketrace;

import java.time.Duration;

/**
 * How long tests wait. On a slow machine all limits are stretched: {@code -Dticketrace.test.slow=5}.
 *
 * <p>A limit is where a test fails, not how long it takes: what is waited for is there long before, or never comes.
 */
public final class Limits {

    private static final double SLOW = Double.parseDouble(System.getProperty("ticketrace.test.slow", "1"));

    /** One answer of another process or thread, its start included. */
    public static final Duration ANSWER = scaled(Duration.ofSeconds(20));

    /** A piece of work that several processes share. */
    public static final Duration WORK = scaled(Duration.ofSeconds(60));

    /** After this long a child that nobody ended ends itself: longer than any test takes. */
    public static final Duration LIFE_OF_A_CHILD = scaled(Duration.ofMinutes(3));

    /** A wait that must end without success: how long to try for what others hold. */
    public static final Duration REFUSAL = scaled(Duration.ofMillis(40));

    /** How often a condition is looked at again. */
    static final Duration LOOK_AGAIN = Duration.ofMillis(1);

    private Limits() {}

    private static Duration scaled(Duration limit) {
        return Duration.ofNanos((long) (limit.toNanos() * SLOW));
    }
}
