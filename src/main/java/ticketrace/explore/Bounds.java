package ticketrace.explore;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Promise;

/**
 * The bounds of an exploration.
 *
 * @param events what may happen to the buyers
 * @param limits how far the exploration goes
 * @param everySchedule whether the explorer plays every schedule, and does not merge equal states
 * @param recheck the share of turns, 0 to 1, that the explorer plays again from an equal state reached by another path;
 *     with 1, it also audits each turn into an end
 * @param seed the same seed draws the same turns to play again
 */
public record Bounds(Events events, Limits limits, boolean everySchedule, double recheck, long seed) {

    /**
     * What may happen to the buyers in a schedule.
     *
     * @param kills the largest number of kills; the explorer tries them at every point of a schedule
     * @param timeouts how often time passes at most; the explorer tries that at every point of a schedule
     * @param respawn whether the explorer starts a new process at once in place of a killed one
     */
    public record Events(int kills, int timeouts, boolean respawn) {}

    /**
     * How far the exploration goes; null means no limit.
     *
     * @param maxSchedules the largest number of schedules that it plays; only if it plays every schedule
     * @param maxStates the largest number of states that it remembers; only if it merges equal states
     * @param maxSwitches how often a schedule may switch from one buyer to another
     * @param timeLimit how long the exploration may take
     */
    public record Limits(
            @Nullable Integer maxSchedules,
            @Nullable Integer maxStates,
            @Nullable Integer maxSwitches,
            @Nullable Duration timeLimit) {

        /** No limit. */
        public static final Limits NONE = new Limits(null, null, null, null);
    }

    /** The share of turns that are played again unless somebody wants another one. */
    public static final double USUAL_RECHECK = 0.02;

    /** The seed unless somebody wants another one: what an exploration finds is found again. */
    public static final long USUAL_SEED = 1;

    /** How often time passes unless somebody says otherwise: once if the promise depends on it, else never. */
    public static int usualTimeouts(Promise promise) {
        return promise.condition() == null ? 0 : 1;
    }

    /** All schedules, without kills. */
    public static final Bounds NONE = withKills(0);

    /** All schedules with at most this many kills. */
    public static Bounds withKills(int kills) {
        return new Bounds(new Events(kills, 0, false), Limits.NONE, false, USUAL_RECHECK, USUAL_SEED);
    }

    /** The same, with a new process at once in place of a killed one. */
    public Bounds withRespawn() {
        return new Bounds(new Events(kills(), timeouts(), true), limits, everySchedule, recheck, seed);
    }

    /** The same, with time passing at most this often. */
    public Bounds withTimeouts(int most) {
        return new Bounds(new Events(kills(), most, respawn()), limits, everySchedule, recheck, seed);
    }

    /** The same, with every schedule played. */
    public Bounds withEverySchedule() {
        return new Bounds(events, limits, true, recheck, seed);
    }

    /** The same, with at most this many schedules, each of which is played. */
    public Bounds withMaxSchedules(int most) {
        return with(new Limits(most, maxStates(), maxSwitches(), timeLimit())).withEverySchedule();
    }

    /** The same, with at most this many states. */
    public Bounds withMaxStates(int most) {
        return with(new Limits(maxSchedules(), most, maxSwitches(), timeLimit()));
    }

    /** The same, with schedules that switch at most this often from one buyer to another. */
    public Bounds withMaxSwitches(int most) {
        return with(new Limits(maxSchedules(), maxStates(), most, timeLimit()));
    }

    /** The same, within this time. */
    public Bounds within(Duration time) {
        return with(new Limits(maxSchedules(), maxStates(), maxSwitches(), time));
    }

    /** The same, with this share of turns played again. */
    public Bounds withRecheck(double share) {
        return new Bounds(events, limits, everySchedule, share, seed);
    }

    /** The same, with the turns that are played again drawn by this seed. */
    public Bounds withSeed(long drawing) {
        return new Bounds(events, limits, everySchedule, recheck, drawing);
    }

    private Bounds with(Limits others) {
        return new Bounds(events, others, everySchedule, recheck, seed);
    }

    /** See {@link Events}. */
    public int kills() {
        return events.kills();
    }

    /** See {@link Events}. */
    public int timeouts() {
        return events.timeouts();
    }

    /** See {@link Events}. */
    public boolean respawn() {
        return events.respawn();
    }

    /** See {@link Limits}. */
    public @Nullable Integer maxSchedules() {
        return limits.maxSchedules();
    }

    /** See {@link Limits}. */
    public @Nullable Integer maxStates() {
        return limits.maxStates();
    }

    /** See {@link Limits}. */
    public @Nullable Integer maxSwitches() {
        return limits.maxSwitches();
    }

    /** See {@link Limits}. */
    public @Nullable Duration timeLimit() {
        return limits.timeLimit();
    }
}
