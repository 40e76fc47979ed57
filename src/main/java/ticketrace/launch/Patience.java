package ticketrace.launch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How patient this program is: with {@code TICKETRACE_PATIENCE=5} in its environment, each of its own limits is five times
 * as long, in this process and in all that it starts. For machines so slow that even a limit which follows progress is too
 * short.
 *
 * <p>What a user gives as a limit ({@code --timeout}) is not stretched, nor what protects a server from strangers.
 *
 * <p>Stateless; usable by any thread.
 */
public final class Patience {

    /** The variable of the environment. */
    public static final String VARIABLE = "TICKETRACE_PATIENCE";

    private static final double LEAST = 0.1;
    private static final double MOST = 1000;

    /** The environment of a process does not change. */
    private static final double FACTOR = factorOf(System.getenv(VARIABLE));

    private Patience() {}

    /** So many times as long as it says. */
    public static Duration stretched(Duration limit) {
        return stretched(limit, FACTOR);
    }

    static Duration stretched(Duration limit, double factor) {
        return Duration.ofNanos((long) (limit.toNanos() * factor));
    }

    /** What is wrong with the variable of this process, in one line; null if nothing is. */
    public static @Nullable String problem() {
        return problem(System.getenv(VARIABLE));
    }

    static @Nullable String problem(@Nullable String value) {
        return value == null || Double.isFinite(number(value))
                ? null
                : VARIABLE + ": '" + value + "' is no number from " + LEAST + " to " + (int) MOST;
    }

    /** 1 where none is given, or none that can be used: a library has nobody to tell. */
    static double factorOf(@Nullable String value) {
        double number = value == null ? 1 : number(value);
        return Double.isFinite(number) ? number : 1;
    }

    /** NaN if it is none that can be used. */
    private static double number(String value) {
        try {
            double number = Double.parseDouble(value.strip());
            return number >= LEAST && number <= MOST ? number : Double.NaN;
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
