package ticketrace.explore;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Verdict;
import ticketrace.run.Machine;
import ticketrace.run.RaceSettings;

/**
 * The JSON document of an exploration. Other programs rely on it: keys may be added, and none is renamed.
 *
 * @param stoppedBy what stopped it early, in words; null if nothing did
 * @param failedAt the schedule at which a buyer failed
 * @param promise whether the guard keeps its promise
 * @param firstViolating the first schedule that was VIOLATED
 * @param schedules a number, or text beyond 2^53; null if there is a livelock; so are the other counts of schedules
 * @param states how many states the schedules go through; null if every schedule was played
 * @param turns how many turns between them were played
 * @param symmetric whether buyers that differ only in their names count once
 * @param processes how many processes were started for the buyers, those in place of killed ones included
 * @param rechecked how many turns were played again from an equal state; null if every schedule was played
 * @param livelock an order of steps that need not end; null if each schedule ends
 * @param seed of the random sample that was played; null if it was none
 * @param report where the HTML report is; null if nobody asked for one
 */
public record ExplorationDocument(
        String schema,
        ExploredSettings settings,
        Machine racedOn,
        @Nullable Object schedules,
        boolean complete,
        @Nullable String stoppedBy,
        @Nullable String failure,
        @Nullable String failedAt,
        @Nullable Object violating,
        @Nullable Object deadlocks,
        boolean asPromised,
        KeptPromise promise,
        @Nullable String firstViolating,
        long exploreMillis,
        List<OutcomeEntry> outcomes,
        @Nullable Integer states,
        @Nullable Integer turns,
        @Nullable Boolean symmetric,
        @Nullable Integer processes,
        @Nullable Integer rechecked,
        @Nullable LivelockEntry livelock,
        @Nullable Long seed,
        @Nullable String report) {

    /** Whole numbers of so many bits are exact in a double. */
    private static final int DOUBLE_BITS = 53;

    private static final String SCHEMA = "ticketrace/exploration/1";

    /** The settings of the explored race, and the bounds. */
    record ExploredSettings(
            int buyers,
            int tickets,
            String store,
            String guard,
            @Nullable String isolation,
            @Nullable Map<String, String> guardOptions,
            @Nullable Integer quota,
            int kills,
            int timeouts,
            boolean respawn,
            @Nullable Integer maxSchedules,
            @Nullable Integer maxStates,
            @Nullable Integer maxSwitches,
            @Nullable Long timeLimitMillis,
            double recheck,
            long recheckSeed,
            boolean everySchedule,
            @Nullable Integer sample) {

        private static ExploredSettings of(
                RaceSettings settings, Bounds bounds, Exploration.@Nullable Sampled sampled) {
            return new ExploredSettings(
                    settings.buyers(),
                    settings.tickets(),
                    settings.store(),
                    settings.guard(),
                    settings.isolation() == null ? null : settings.isolation().label(),
                    settings.guardOptions().isEmpty() ? null : settings.guardOptions(),
                    settings.quota(),
                    bounds.kills(),
                    bounds.timeouts(),
                    bounds.respawn(),
                    bounds.maxSchedules(),
                    bounds.maxStates(),
                    bounds.maxSwitches(),
                    bounds.timeLimit() == null ? null : bounds.timeLimit().toMillis(),
                    bounds.recheck(),
                    bounds.seed(),
                    bounds.everySchedule(),
                    sampled == null ? null : Integer.valueOf(sampled.sample().schedules()));
        }
    }

    /** A distinct outcome: see {@link Outcome}. */
    record OutcomeEntry(
            int sold,
            @Nullable Integer remaining,
            int oversold,
            int doubleBooked,
            @Nullable Integer lostUpdates,
            int vanished,
            @Nullable Integer outOfOrder,
            int unknown,
            int retries,
            boolean staleWrites,
            @Nullable Boolean overlaps,
            boolean deadlock,
            Verdict verdict,
            OutcomeExpectation grade,
            @Nullable Object count,
            String shortest) {

        private static OutcomeEntry of(Exploration.Explored explored, Exploration exploration) {
            Outcome outcome = explored.outcome();
            return new OutcomeEntry(
                    outcome.sold(),
                    outcome.remaining(),
                    outcome.oversold(),
                    outcome.doubleBooked(),
                    outcome.lostUpdates(),
                    outcome.vanished(),
                    outcome.outOfOrder(),
                    outcome.unknown(),
                    outcome.retries(),
                    outcome.staleWrites(),
                    outcome.overlaps(),
                    outcome.deadlock(),
                    outcome.verdict(),
                    outcome.expectation(),
                    number(explored.count(), exploration),
                    explored.shortest().toString());
        }
    }

    /** A {@link Livelock}: the turns that lead there, and those that can go on for ever. */
    record LivelockEntry(String before, String again) {

        private static @Nullable LivelockEntry of(@Nullable Livelock livelock) {
            return livelock == null
                    ? null
                    : new LivelockEntry(
                            livelock.before().toString(), livelock.again().toString());
        }
    }

    /**
     * The document of this exploration.
     *
     * @param runs the runs directory in which the buyers' folder was
     * @param report where the HTML report is; null if there is none
     */
    public static ExplorationDocument of(
            RaceSettings settings, Bounds bounds, Exploration exploration, Path runs, @Nullable String report) {
        Exploration.Graph graph = exploration.graph();
        return new ExplorationDocument(
                SCHEMA,
                ExploredSettings.of(settings, bounds, exploration.sampled()),
                Machine.here(runs, settings.store()),
                number(exploration.schedules(), exploration),
                exploration.complete(),
                exploration.stoppedBy() == null ? null : exploration.stoppedBy().words(bounds),
                exploration.failure(),
                textOf(exploration.failedAt()),
                number(exploration.violating(), exploration),
                number(exploration.deadlocks(), exploration),
                exploration.asPromised() && exploration.failure() == null,
                exploration.promise(),
                textOf(exploration.firstViolating()),
                exploration.took().toMillis(),
                exploration.outcomes().stream()
                        .map(explored -> OutcomeEntry.of(explored, exploration))
                        .toList(),
                graph == null ? null : graph.states(),
                graph == null ? null : graph.turns(),
                graph == null ? null : graph.symmetric(),
                graph == null ? null : graph.processes(),
                graph == null ? null : graph.rechecked().turns(),
                LivelockEntry.of(exploration.livelock()),
                exploration.sampled() == null
                        ? null
                        : Long.valueOf(exploration.sampled().sample().seed()),
                report);
    }

    /** A count as a number, or as text if a program that reads numbers as doubles could not hold it. */
    private static @Nullable Object number(BigInteger count, Exploration exploration) {
        if (!exploration.isCounted()) {
            return null;
        }
        return count.bitLength() <= DOUBLE_BITS ? (Object) count.longValueExact() : count.toString();
    }

    private static @Nullable String textOf(@Nullable Schedule schedule) {
        return schedule == null ? null : schedule.toString();
    }
}
