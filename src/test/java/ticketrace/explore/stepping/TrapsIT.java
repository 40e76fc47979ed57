package ticketrace.explore.stepping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.Thorough;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.Explorer;
import ticketrace.explore.OutcomeExpectation;
import ticketrace.explore.Play;
import ticketrace.explore.Schedule;
import ticketrace.explore.SearchRules;
import ticketrace.explore.Turn;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.Trap;
import ticketrace.run.Load;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;

/** On real processes, the explorer finds the order that breaks each trap, and none that breaks the mended lock. */
@ExtendWith(FromTheJar.class)
class TrapsIT {

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    /** A kill costs a new process, so traps that need one take minutes. */
    static List<Trap> traps() {
        return Guards.traps().stream()
                .filter(trap -> trap.size().kills() == 0 || Thorough.isWanted())
                .toList();
    }

    private static RaceSettings race(Trap trap, Guard guard, int more) {
        Trap.Size size = trap.size();
        boolean moreTickets = size.tickets() > 1;
        Load load = Load.of(size.buyers() + (moreTickets ? 0 : more), size.tickets() + (moreTickets ? more : 0))
                .withQuota(size.quota())
                .withTimeout(Duration.ZERO);
        return RaceSettings.of(trap.store(), guard.name(), load);
    }

    /** Under {@code -Pthorough}, every turn is played again; one size up there are too many of them. */
    private static Exploration explore(SteppedRace race, Trap trap, int more) throws IOException {
        double all = more == 0 ? 1 : 0.01;
        Bounds bounds = Bounds.withKills(trap.size().kills())
                .withTimeouts(trap.size().timeouts())
                .withRecheck(Thorough.isWanted() ? all : 0.1);
        Exploration exploration = Explorer.explore(
                race.buyers(),
                SearchRules.of(race.settings()),
                trap.size().kills() == 0 ? bounds : bounds.withRespawn(),
                () -> false,
                Explorer.Progress.NONE);
        assertThat(exploration.failure()).as("at '%s'", exploration.failedAt()).isNull();
        assertThat(exploration.complete()).isTrue();
        assertThat(exploration.livelock()).isNull();
        return exploration;
    }

    @ParameterizedTest
    @MethodSource("traps")
    void trap_isBrokenByASchedule(Trap trap) throws IOException {
        try (SteppedRace race = SteppedRace.open(race(trap, trap, 0), runs.path())) {
            Exploration exploration = explore(race, trap, 0);

            Exploration.Explored worst = exploration.outcomes().get(0);
            assertThat(worst.outcome().expectation()).isEqualTo(OutcomeExpectation.FORBIDDEN);
            assertThat(exploration.violating()).isPositive().isLessThan(exploration.schedules());
            assertThat(shownBy(race, worst.shortest())).containsAll(trap.shows());
        }
    }

    private static Set<Anomaly> shownBy(SteppedRace race, Schedule schedule) throws IOException {
        Play play = Play.begin(race.buyers());
        for (Turn turn : schedule.turns()) {
            play.take(turn);
        }
        RaceResult result = race.finish(schedule);
        Set<Anomaly> shown = EnumSet.noneOf(Anomaly.class);
        result.judgement()
                .findings()
                .forEach(finding -> finding.kind().anomaly().ifPresent(shown::add));
        return shown;
    }

    /** A lock that mends several traps of one size is explored once. */
    static Collection<Trap> trapsOfDifferentMendedLocks() {
        Map<List<Object>, Trap> different = new LinkedHashMap<>();
        traps().forEach(trap -> different.putIfAbsent(List.of(trap.mended().name(), trap.store(), trap.size()), trap));
        return different.values();
    }

    @ParameterizedTest
    @MethodSource("trapsOfDifferentMendedLocks")
    void mendedLock_isAsPromised(Trap trap) throws IOException {
        for (int more = 0; more <= (Thorough.isWanted() ? 1 : 0); more++) {
            try (SteppedRace race = SteppedRace.open(race(trap, trap.mended(), more), runs.path())) {
                Exploration exploration = explore(race, trap, more);

                assertThat(exploration.asPromised()).isTrue();
                assertThat(exploration.violating()).isZero();
                assertThat(exploration.deadlocks()).isZero();
            }
        }
    }

    /** The orders that the explorer found, with one kill. */
    @ParameterizedTest
    @CsvSource({
        "trap:stale-takeover,         A !A +A A A B B B B B A A A A A A B B B",
        "trap:rename-to-a-fixed-name, A !A +A A A B B B B B B A A A A A A A B B B"
    })
    void twoThatTakeOverFromOneDeadHolder_areBothIn(String guard, String order) throws IOException {
        RaceSettings settings =
                RaceSettings.of("file", guard, Load.of(2, 1).withQuota(1).withTimeout(Duration.ZERO));
        try (SteppedRace race = SteppedRace.open(settings, runs.path())) {
            assertThat(shownBy(race, Schedule.parse(order, 2)))
                    .contains(Anomaly.OVERSOLD, Anomaly.DOUBLE_BOOKED, Anomaly.OVERLAP);
        }
    }
}
