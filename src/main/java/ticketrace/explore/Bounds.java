package ticketrace.explore;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far an exploration goes; null for as far as it takes.
 *
 * @param kills how many buyers are killed in a schedule, at every point of it
 * @param respawn whether a fresh buyer is started at once in place of a killed one
 * @param maxSchedules how many schedules are played
 * @param maxSwitches how often a schedule goes from one buyer to another
 * @param timeLimit how long it may take
 */
public record Bounds(
        int kills,
        boolean respawn,
        @Nullable Integer maxSchedules,
        @Nullable Integer maxSwitches,
        @Nullable Duration timeLimit) {

    /** Every schedule, without kills. */
    public static final Bounds NONE = withKills(0);

    /** Every schedule with so many kills. */
    public static Bounds withKills(int kills) {
        return new Bounds(kills, false, null, null, null);
    }
}
