package ticketrace.explore;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Verdict;
import ticketrace.run.Machine;
import ticketrace.run.RaceSettings;

/**
 * The JSON document of an exploration. Other programs rely on it: keys may be added, and none is renamed.
 *
 * @param failedAt the schedule at which a buyer failed
 * @param firstViolating the first schedule that was VIOLATED
 */
public record ExplorationDocument(
        String schema,
        ExploredSettings settings,
        Machine racedOn,
        int schedules,
        boolean complete,
        @Nullable String stoppedBy,
        @Nullable String failure,
        @Nullable String failedAt,
        int violating,
        int deadlocks,
        boolean asPromised,
        @Nullable String firstViolating,
        long exploreMillis,
        List<OutcomeEntry> outcomes) {

    private static final String SCHEMA = "ticketrace/exploration/1";

    /** The settings of the explored race, and the bounds. */
    record ExploredSettings(
            int buyers,
            int tickets,
            String store,
            String guard,
            @Nullable String isolation,
            @Nullable Integer quota,
            int kills,
            boolean respawn,
            @Nullable Integer maxSchedules,
            @Nullable Integer maxSwitches,
            @Nullable Long timeLimitMillis) {

        private static ExploredSettings of(RaceSettings settings, Bounds bounds) {
            return new ExploredSettings(
                    settings.buyers(),
                    settings.tickets(),
                    settings.store(),
                    settings.guard(),
                    settings.isolation() == null ? null : settings.isolation().label(),
                    settings.quota(),
                    bounds.kills(),
                    bounds.respawn(),
                    bounds.maxSchedules(),
                    bounds.maxSwitches(),
                    bounds.timeLimit() == null ? null : bounds.timeLimit().toMillis());
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
            boolean deadlock,
            Verdict verdict,
            OutcomeExpectation grade,
            int count,
            String shortest) {

        private static OutcomeEntry of(Exploration.Explored explored) {
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
                    outcome.deadlock(),
                    outcome.verdict(),
                    outcome.expectation(),
                    explored.count(),
                    explored.shortest().toString());
        }
    }

    /**
     * The document of this exploration.
     *
     * @param runs the runs directory in which the buyers' folder was
     */
    public static ExplorationDocument of(RaceSettings settings, Bounds bounds, Exploration exploration, Path runs) {
        return new ExplorationDocument(
                SCHEMA,
                ExploredSettings.of(settings, bounds),
                Machine.here(runs, settings.store()),
                exploration.schedules(),
                exploration.complete(),
                exploration.stoppedBy(),
                exploration.failure(),
                textOf(exploration.failedAt()),
                exploration.violating(),
                exploration.deadlocks(),
                exploration.asPromised() && exploration.failure() == null,
                textOf(exploration.firstViolating()),
                exploration.took().toMillis(),
                exploration.outcomes().stream().map(OutcomeEntry::of).toList());
    }

    private static @Nullable String textOf(@Nullable Schedule schedule) {
        return schedule == null ? null : schedule.toString();
    }
}
