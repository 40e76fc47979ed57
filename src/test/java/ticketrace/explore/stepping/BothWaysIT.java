package ticketrace.explore.stepping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.Thorough;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.Explorer;
import ticketrace.explore.SearchRules;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;
import ticketrace.store.Stores;

/** On real processes, the graph of states gives the same numbers as every schedule, outcome by outcome. */
@ExtendWith(FromTheJar.class)
class BothWaysIT {

    private static final Load ONE_TICKET = Load.of(2, 1).withQuota(1).withTimeout(Duration.ZERO);
    private static final Load UNTIL_SOLD_OUT = Load.of(2, 2).withQuota(9).withTimeout(Duration.ZERO);

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    private static Arguments race(String store, String guard, @Nullable Isolation level, Bounds bounds, Load load) {
        return Arguments.of(RaceSettings.of(store, guard, load).withIsolation(level), bounds);
    }

    static List<Arguments> races() {
        List<Arguments> some = List.of(
                race("file", "fair-lock", null, Bounds.NONE, ONE_TICKET),
                race("file", "trap:check-then-create", null, Bounds.NONE, ONE_TICKET),
                race("mapped", "optimistic", null, Bounds.NONE, UNTIL_SOLD_OUT),
                race("file", "lease-lock", null, Bounds.NONE.withTimeouts(1), ONE_TICKET),
                race("mapped", "atomic", null, Bounds.withKills(1).withRespawn(), ONE_TICKET),
                race("h2", "row-lock", null, Bounds.NONE, ONE_TICKET),
                race("h2", "transaction", Isolation.READ_UNCOMMITTED, Bounds.NONE, ONE_TICKET));
        return Thorough.with(some, Thorough.isWanted() ? everyRace() : List.of());
    }

    private static List<Arguments> everyRace() {
        List<Arguments> all = new ArrayList<>();
        for (Bounds bounds :
                List.of(Bounds.NONE, Bounds.withKills(1), Bounds.withKills(1).withRespawn())) {
            for (Guard guard : Guards.all()) {
                for (String store : Guards.storeNamesOf(guard)) {
                    List<Isolation> levels = Guards.levels(guard, Stores.named(store));
                    if (levels.isEmpty()) {
                        all.add(race(
                                store,
                                guard.name(),
                                Guards.defaultLevel(guard, Stores.named(store)),
                                bounds,
                                ONE_TICKET));
                    }
                    levels.forEach(level -> all.add(race(store, guard.name(), level, bounds, ONE_TICKET)));
                }
            }
        }
        return all;
    }

    private Exploration explore(RaceSettings settings, Bounds bounds) throws IOException {
        try (SteppedRace race = SteppedRace.open(settings, runs.path())) {
            return Explorer.explore(
                    race.buyers(), SearchRules.of(settings), bounds, () -> false, Explorer.Progress.NONE);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("races")
    void bothWays_giveTheSameNumbers(RaceSettings settings, Bounds bounds) throws IOException {
        Exploration merged = explore(
                settings, bounds.withRecheck(bounds.kills() == 0 || Thorough.isWanted() ? 1 : Bounds.USUAL_RECHECK));

        assertThat(merged.failure()).as("failed at '%s'", merged.failedAt()).isNull();
        assertThat(merged.complete()).isTrue();
        assertThat(merged.graph()).isNotNull();
        assertThat(merged)
                .usingRecursiveComparison()
                .ignoringFields("took", "graph", "outcomes.trace")
                .isEqualTo(explore(settings, bounds.withEverySchedule()));
    }
}
