package ticketrace;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import ticketrace.launch.Patience;

/**
 * How long tests wait. A limit is where a test fails, not how long it takes: what is waited for is there long before, or
 * never comes. So limits are generous, for a machine that has much else to do; {@code TICKETRACE_PATIENCE=5} in the
 * environment stretches all of them, as it does the product's own.
 */
public final class Limits {

    /** One answer of another process or thread, its start included. */
    public static final Duration ANSWER = Patience.stretched(Duration.ofMinutes(2));

    /** A piece of work that several processes share. */
    public static final Duration WORK = Patience.stretched(Duration.ofMinutes(6));

    /** The time limit of a race that ends by itself long before. */
    public static final Duration RACE = Patience.stretched(Duration.ofMinutes(10));

    /** After this long a child that nobody ended ends itself: longer than any test takes. */
    public static final Duration LIFE_OF_A_CHILD = Patience.stretched(Duration.ofMinutes(20));

    /** A wait that must end without success: how long to try for what others hold. */
    public static final Duration REFUSAL = Duration.ofMillis(40);

    private static final double MOST_BUSY = 10;

    private Limits() {}

    /**
     * A time that passes to its end, and in which something has to happen before: so long on a machine with nothing else to
     * do, and longer the busier it is now.
     */
    public static Duration whileBusy(Duration onAQuietMachine) {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        double waiting = system.getSystemLoadAverage() / system.getAvailableProcessors();
        double factor = Math.max(1, Math.min(MOST_BUSY, waiting));
        return Patience.stretched(Duration.ofNanos((long) (onAQuietMachine.toNanos() * factor)));
    }
}
