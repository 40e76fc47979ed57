package ticketrace.launch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The factor for this program's own limits: with {@code TICKETRACE_PATIENCE=5} in its environment, each of them is five
 * times as long, in this process and in all that it starts. It is for machines so slow that even a {@link
 * ProgressLimit} is too short.
 *
 * <p>Not stretched: limits that a user gives ({@code --timeout}), and limits that protect a server from strangers.
 *
 * <p>Stateless; usable by any thread.
 */
public final class Patience {

    /** The variable of the environment. */
    public static final String VARIABLE = "TICKETRACE_PATIENCE";

    private static final double LEAST = 0.1;
    private static final double MOST = 1000;

    /** Read once, because the environment of a process does not change. */
    private static final double FACTOR = factorOf(System.getenv(VARIABLE));

    private Patience() {}

    /** The limit, times the factor. */
    public static Duration stretched(Duration limit) {
        return stretched(limit, FACTOR);
    }

    static Duration stretched(Duration limit, double factor) {
        return Duration.ofNanos((long) (limit.toNanos() * factor));
    }

    /** What is wrong with this process's variable, in one line; null if nothing is wrong. */
    public static @Nullable String problem() {
        return problem(System.getenv(VARIABLE));
    }

    static @Nullable String problem(@Nullable String value) {
        return value == null || Double.isFinite(number(value))
                ? null
                : VARIABLE + ": '" + value + "' is no number from " + LEAST + " to " + (int) MOST;
    }

    /** The factor; 1 if the variable is missing or wrong. Only the command line reports a wrong value. */
    static double factorOf(@Nullable String value) {
        double number = value == null ? 1 : number(value);
        return Double.isFinite(number) ? number : 1;
    }

    /** The number in the text; NaN if it cannot be used. */
    private static double number(String value) {
        try {
            double number = Double.parseDouble(value.strip());
            return number >= LEAST && number <= MOST ? number : Double.NaN;
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
