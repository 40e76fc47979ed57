package ticketrace.explore;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of an exploration; null means no bound.
 *
 * @param kills the largest number of kills in a schedule; the explorer tries them at every point of it
 * @param timeouts how often time passes in a schedule at most; the explorer tries that at every point of it
 * @param respawn whether the explorer starts a new process at once in place of a killed one
 * @param everySchedule whether the explorer plays every schedule, and does not merge equal states
 * @param maxSchedules the largest number of schedules that it plays; only if it plays every schedule
 * @param maxStates the largest number of states that it remembers; only if it merges equal states
 * @param maxSwitches how often a schedule may switch from one buyer to another
 * @param timeLimit how long the exploration may take
 * @param recheck the share of turns, 0 to 1, that the explorer plays again from an equal state reached by another way;
 *     with 1, it also audits each turn into an end
 */
public record Bounds(
        int kills,
        int timeouts,
        boolean respawn,
        boolean everySchedule,
        @Nullable Integer maxSchedules,
        @Nullable Integer maxStates,
        @Nullable Integer maxSwitches,
        @Nullable Duration timeLimit,
        double recheck) {

    /** The share of turns that are played again unless somebody wants another one. */
    public static final double USUAL_RECHECK = 0.02;

    /** All schedules, without kills. */
    public static final Bounds NONE = withKills(0);

    /** All schedules with at most this many kills. */
    public static Bounds withKills(int kills) {
        return new Bounds(kills, 0, false, false, null, null, null, null, USUAL_RECHECK);
    }

    /** The same, with a new process at once in place of a killed one. */
    public Bounds withRespawn() {
        return new Bounds(
                kills, timeouts, true, everySchedule, maxSchedules, maxStates, maxSwitches, timeLimit, recheck);
    }

    /** The same, with time passing at most this often. */
    public Bounds withTimeouts(int most) {
        return new Bounds(
                kills, most, respawn, everySchedule, maxSchedules, maxStates, maxSwitches, timeLimit, recheck);
    }

    /** The same, with every schedule played. */
    public Bounds withEverySchedule() {
        return new Bounds(kills, timeouts, respawn, true, maxSchedules, maxStates, maxSwitches, timeLimit, recheck);
    }

    /** The same, with at most this many schedules, each of which is played. */
    public Bounds withMaxSchedules(int most) {
        return new Bounds(kills, timeouts, respawn, true, most, maxStates, maxSwitches, timeLimit, recheck);
    }

    /** The same, with at most this many states. */
    public Bounds withMaxStates(int most) {
        return new Bounds(kills, timeouts, respawn, everySchedule, maxSchedules, most, maxSwitches, timeLimit, recheck);
    }

    /** The same, with schedules that switch at most this often from one buyer to another. */
    public Bounds withMaxSwitches(int most) {
        return new Bounds(kills, timeouts, respawn, everySchedule, maxSchedules, maxStates, most, timeLimit, recheck);
    }

    /** The same, within this time. */
    public Bounds within(Duration time) {
        return new Bounds(kills, timeouts, respawn, everySchedule, maxSchedules, maxStates, maxSwitches, time, recheck);
    }

    /** The same, with this share of turns played again. */
    public Bounds withRecheck(double share) {
        return new Bounds(
                kills, timeouts, respawn, everySchedule, maxSchedules, maxStates, maxSwitches, timeLimit, share);
    }
}
