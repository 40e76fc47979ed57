package ticketrace;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import ticketrace.launch.Patience;

/**
 * How long tests wait. A test fails at a limit; it does not usually take that long, because the event comes much
 * earlier or never. So the limits are generous and hold on a busy machine. The environment variable {@code
 * TICKETRACE_PATIENCE=5} makes all of them five times as long, as it does with the product's own limits.
 */
public final class Limits {

    /** Limit for one answer of another process or thread, including its start. */
    public static final Duration ANSWER = Patience.stretched(Duration.ofMinutes(2));

    /** Limit for a piece of work that several processes share. */
    public static final Duration WORK = Patience.stretched(Duration.ofMinutes(6));

    /** The time limit of a race that ends by itself much earlier. */
    public static final Duration RACE = Patience.stretched(Duration.ofMinutes(10));

    /** A child that no test ended ends itself after this time, which is longer than any test takes. */
    public static final Duration LIFE_OF_A_CHILD = Patience.stretched(Duration.ofMinutes(20));

    /** How long to try for a lock that another process holds; the wait must end without success. */
    public static final Duration REFUSAL = Duration.ofMillis(40);

    /** The largest factor by which {@link #whileBusy} lengthens a time. */
    private static final double LARGEST_FACTOR = 10;

    private Limits() {}

    /**
     * A time that always passes to its end and within which an event must happen. It is {@code onAQuietMachine} on an
     * idle machine, and longer when the machine's load is higher.
     */
    public static Duration whileBusy(Duration onAQuietMachine) {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        double loadPerProcessor = system.getSystemLoadAverage() / system.getAvailableProcessors();
        double factor = Math.max(1, Math.min(LARGEST_FACTOR, loadPerProcessor));
        return Patience.stretched(Duration.ofNanos((long) (onAQuietMachine.toNanos() * factor)));
    }
}
