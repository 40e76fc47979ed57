package ticketrace.explore;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of an exploration; null means no bound.
 *
 * @param kills the largest number of kills in a schedule; the explorer tries them at every point of it
 * @param respawn whether the explorer starts a new process at once in place of a killed one
 * @param maxSchedules the largest number of schedules that it plays
 * @param maxSwitches how often a schedule may switch from one buyer to another
 * @param timeLimit how long the exploration may take
 */
public record Bounds(
        int kills,
        boolean respawn,
        @Nullable Integer maxSchedules,
        @Nullable Integer maxSwitches,
        @Nullable Duration timeLimit) {

    /** Every schedule, without kills. */
    public static final Bounds NONE = withKills(0);

    /** Every schedule with at most this many kills. */
    public static Bounds withKills(int kills) {
        return new Bounds(kills, false, null, null, null);
    }
}
