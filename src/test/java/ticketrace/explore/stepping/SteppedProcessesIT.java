package ticketrace.explore.stepping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.Thorough;
import ticketrace.audit.Audit;
import ticketrace.audit.Verdict;
import ticketrace.explore.Bounds;
import ticketrace.explore.BuyerState;
import ticketrace.explore.Exploration;
import ticketrace.explore.Exploration.Explored;
import ticketrace.explore.Explorer;
import ticketrace.explore.Holders;
import ticketrace.explore.NaiveSchedules;
import ticketrace.explore.Outcome;
import ticketrace.explore.OutcomeExpectation;
import ticketrace.explore.Play;
import ticketrace.explore.Schedule;
import ticketrace.explore.SearchRules;
import ticketrace.explore.Turn;
import ticketrace.explore.TurnResult;
import ticketrace.explore.stepping.SteppedThreads.MemoryRace;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.history.BuyerHistory;
import ticketrace.history.EndReason;
import ticketrace.history.Step;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.Isolation;

/** Schedules of real processes on real stores: their number, their outcomes under each guard, and that they repeat. */
@ExtendWith(FromTheJar.class)
class SteppedProcessesIT {

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    private static RaceSettings settings(
            String store, String guard, @Nullable Isolation level, int buyers, int tickets, int quota) {
        return RaceSettings.of(
                        store, guard, Load.of(buyers, tickets).withQuota(quota).withTimeout(Duration.ZERO))
                .withIsolation(level);
    }

    /** Two buyers, one ticket. */
    private static RaceSettings two(String store, String guard) {
        return settings(store, guard, null, 2, 1, 1);
    }

    private SteppedRace open(RaceSettings settings) throws IOException {
        return SteppedRace.open(settings, runs.path());
    }

    private static Promise promise(RaceSettings settings) {
        return Guards.promise(settings.guard(), settings.store(), settings.isolation());
    }

    /** Plays all turns again, except where each kill needs a new process, or where there are hundreds of turns. */
    private static Bounds recheckedIfCheap(RaceSettings settings, Bounds bounds) {
        boolean isCheap = bounds.kills() == 0 && settings.buyers() == 2;
        return isCheap || Thorough.isWanted() ? bounds.withRecheck(1) : bounds;
    }

    private static Exploration explore(SteppedRace race, Bounds bounds) throws IOException {
        Exploration found = Explorer.explore(
                race.buyers(),
                SearchRules.of(race.settings()),
                recheckedIfCheap(race.settings(), bounds),
                () -> false,
                Explorer.Progress.NONE);
        assertThat(found.failure()).as("failed at '%s'", found.failedAt()).isNull();
        assertThat(found.outcomes()).isNotEmpty();
        return found;
    }

    private static Play play(SteppedRace race, String schedule) throws IOException {
        Play play = Play.begin(race.buyers());
        for (Turn turn : Schedule.parse(schedule, race.settings().buyers()).turns()) {
            play.take(turn);
        }
        return play;
    }

    /** Runs the shortest schedule of each outcome again: each turn has the same result, and so has the race. */
    private static void assertShortestRepeat(SteppedRace race, Exploration found) throws IOException {
        for (Explored explored : found.outcomes()) {
            Play again = play(race, explored.shortest().toString());

            assertThat(again.turnResults()).isEqualTo(explored.trace());
            assertThat(again.isDeadlock()).isEqualTo(explored.outcome().deadlock());
            if (again.isDeadlock()) {
                again.giveUp();
            }
            assertThat(Outcome.of(Audit.judge(race.buyers().evidence()), again.isDeadlock(), promise(race.settings())))
                    .as("outcome of '%s', run again", explored.shortest())
                    .isEqualTo(explored.outcome());
        }
    }

    private static void assertPromiseKept(Exploration found, RaceSettings settings, int kills) {
        Promise promise = promise(settings);
        String guard = settings.label();
        assertThat(found.asPromised())
                .as("whether %s kept its promise: %s", guard, found)
                .isTrue();
        assertThat(found.outcomes())
                .extracting(explored -> explored.outcome().expectation())
                .doesNotContain(OutcomeExpectation.FORBIDDEN);
        boolean losesUpdates = promise.expectation(Anomaly.LOST_UPDATE) == Expectation.EXPECTED;
        assertThat(found.violating().signum() > 0 && !losesUpdates)
                .as("whether %s violates its promise, in '%s'", guard, found.firstViolating())
                .isFalse();
        boolean mayDeadlock = promise.expectation(Anomaly.DEADLOCK) == Expectation.EXPECTED && kills > 0;
        assertThat(found.deadlocks().signum() > 0)
                .as("whether %s has a deadlock", guard)
                .isEqualTo(mayDeadlock);
        if (kills == 0) {
            assertThat(found.violating().signum() > 0)
                    .as("whether %s loses updates", guard)
                    .isEqualTo(losesUpdates);
            assertThat(found.outcomes())
                    .as("outcomes without a killed buyer")
                    .allMatch(explored -> explored.outcome().verdict() != Verdict.UNKNOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "mapped", "h2"})
    void twoUnguardedBuyersOfOneTicket_have16Schedules_andIn12ItIsSoldTwice(String store) throws Exception {
        try (SteppedRace race = open(two(store, "none"))) {
            Exploration found = explore(race, Bounds.NONE);

            assertThat(found.schedules()).isEqualTo(16);
            assertThat(found.complete()).isTrue();
            assertThat(found.violating()).isEqualTo(12);
            assertThat(found.outcomes())
                    .extracting(Explored::count)
                    .containsExactly(BigInteger.valueOf(12), BigInteger.valueOf(4));
            assertThat(found.outcomes())
                    .extracting(explored -> explored.shortest().toString())
                    .containsExactly("A B B B A A", "A A A B");
        }
    }

    /** Of the C(6,3) = 20 orders of three steps each, A reads and writes before B reads in 4, and B before A in 4. */
    @Test
    void twoUnguardedBuyersOfTwoTickets_have20Schedules_andIn12ASeatIsSoldTwice() throws Exception {
        try (SteppedRace race = open(settings("file", "none", null, 2, 2, 1))) {
            Exploration found = explore(race, Bounds.NONE);

            assertThat(found.schedules()).isEqualTo(20);
            assertThat(found.violating()).isEqualTo(12);
            assertThat(found.outcomes().get(0).outcome().doubleBooked()).isEqualTo(1);
            assertThat(found.outcomes().get(0).outcome().remaining()).isEqualTo(1);
        }
    }

    static List<Arguments> unguardedRacesOfKnownNumbers() {
        return Thorough.with(
                List.of(
                        Arguments.of(1, 1, "1"),
                        Arguments.of(3, 1, "702"),
                        Arguments.of(4, 1, "74976"),
                        Arguments.of(8, 1, "3704374178749440")),
                List.of(Arguments.of(8, 2, "132287229481639680")));
    }

    @ParameterizedTest
    @MethodSource("unguardedRacesOfKnownNumbers")
    void unguardedBuyers_haveTheKnownNumberOfSchedules(int buyers, int tickets, String schedules) throws Exception {
        try (SteppedRace race = open(settings("file", "none", null, buyers, tickets, 1))) {
            Exploration found = explore(race, Bounds.NONE);

            assertThat(found.schedules()).isEqualTo(schedules);
            assertThat(found.complete()).isTrue();
            assertShortestRepeat(race, found);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "file-lock"})
    void mappedStore_hasTheSameOutcomesAndNumbersAsTheFileStore(String guard) throws Exception {
        try (SteppedRace files = open(settings("file", guard, null, 2, 2, 1));
                SteppedRace mapped = open(settings("mapped", guard, null, 2, 2, 1))) {
            Exploration onFiles = explore(files, Bounds.NONE);

            assertThat(onFiles.schedules()).isGreaterThan(BigInteger.valueOf(3));
            assertThat(explore(mapped, Bounds.NONE))
                    .usingRecursiveComparison()
                    .ignoringFieldsOfTypes(Duration.class)
                    .isEqualTo(onFiles);
        }
    }

    static Stream<Arguments> everyGuardOnEveryStore() {
        return Guards.all().stream()
                .flatMap(guard -> Guards.storeNamesOf(guard).stream().map(store -> Arguments.of(guard.name(), store)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everyGuardOnEveryStore")
    void everyGuard_keepsItsPromise_inEverySchedule(String guard, String store) throws Exception {
        RaceSettings settings = two(store, guard);
        try (SteppedRace race = open(settings)) {
            Exploration found = explore(race, Bounds.NONE);

            assertThat(found.complete()).isTrue();
            assertThat(found.schedules()).isGreaterThan(BigInteger.valueOf(3));
            assertPromiseKept(found, settings, 0);
            if (SteppedThreads.GUARDS.contains(guard)) {
                assertThat(found.schedules()).isEqualTo(naive(guard, 0));
            }
            assertShortestRepeat(race, found);
        }
    }

    private static int naive(String guard, int kills) {
        return NaiveSchedules.of(new MemoryRace(guard, 2, 1, 1), kills, false).size();
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void transaction_keepsThePromiseOfEachLevel_inEverySchedule(Isolation level) throws Exception {
        RaceSettings settings = settings("h2", "transaction", level, 2, 1, 1);
        try (SteppedRace race = open(settings)) {
            Exploration found = explore(race, Bounds.NONE);

            assertThat(found.complete()).isTrue();
            assertPromiseKept(found, settings, 0);
            assertShortestRepeat(race, found);
        }
    }

    static List<Arguments> guardsWithAKill() {
        List<Arguments> some = List.of(
                Arguments.of("none", "file"),
                Arguments.of("lock-file", "file"),
                Arguments.of("fair-lock", "file"),
                Arguments.of("robust-lock", "file"),
                Arguments.of("optimistic", "mapped"),
                Arguments.of("row-lock", "h2"));
        return Thorough.isWanted() ? everyGuardOnEveryStore().toList() : some;
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("guardsWithAKill")
    void everyGuard_keepsItsPromise_withAKillAtEveryPoint(String guard, String store) throws Exception {
        RaceSettings settings = two(store, guard);
        try (SteppedRace race = open(settings)) {
            Exploration found = explore(race, Bounds.withKills(1));

            assertThat(found.complete()).isTrue();
            if (SteppedThreads.GUARDS.contains(guard)) {
                assertThat(found.schedules()).isEqualTo(naive(guard, 1));
            }
            assertThat(found.outcomes()).anyMatch(explored -> explored.outcome().verdict() == Verdict.UNKNOWN);
            assertPromiseKept(found, settings, 1);
            assertShortestRepeat(race, found);
        }
    }

    @Test
    void killedBuyer_isReplacedByANewProcess_thatContinues() throws Exception {
        try (SteppedRace race = open(settings("file", "file-lock", null, 2, 3, 1))) {
            play(race, "A");
            long before = race.buyers().pid(0);
            Play play = play(race, "A A A !A +A");
            long after = race.buyers().pid(0);

            assertThat(after).isNotEqualTo(before);
            for (Turn turn : Schedule.parse("A A A A A B B B B B", 2).turns()) {
                play.take(turn);
            }
            assertThat(play.isOver()).isTrue();
            assertThat(race.buyers().evidence().buyers())
                    .extracting(BuyerHistory::buyer)
                    .containsExactly("buyer-01", "buyer-01.2", "buyer-02");
            assertThat(race.buyers().evidence().buyers())
                    .extracting(BuyerHistory::pid)
                    .doesNotHaveDuplicates()
                    .contains(before, after);
        }
    }

    /** A buyer that was started again begins the next schedule under its first name. */
    @Test
    void nextSchedule_hasNoTracesOfTheOneBefore() throws Exception {
        try (SteppedRace race = open(two("file", "lock-file"))) {
            play(race, "A A A !A +A B");
            Play again = play(race, "B B B B B A A A");

            assertThat(again.buyerStates())
                    .containsExactly(BuyerState.ended(EndReason.SOLD_OUT), BuyerState.ended(EndReason.QUOTA));
            assertThat(race.buyers().evidence().buyers())
                    .extracting(BuyerHistory::buyer)
                    .containsExactly("buyer-01", "buyer-02");
            assertThat(Audit.judge(race.buyers().evidence()).verdict()).isEqualTo(Verdict.VALID);
            assertThat(race.buyers().look().sales())
                    .singleElement()
                    .matches(sale -> sale.buyer().equals("buyer-02"));
        }
    }

    @ParameterizedTest
    @CsvSource({"file, file-lock", "h2, row-lock"})
    void buyerThatFindsTheGuardHeld_isWaiting_andIsNotOffered(String store, String guard) throws Exception {
        try (SteppedRace race = open(two(store, guard))) {
            Play play = play(race, "A A B");

            assertThat(play.buyerStates().get(1).isWaiting()).isTrue();
            assertThat(play.buyerStates().get(1).step()).isEqualTo(Step.ACQUIRE);
            assertThat(play.offers(Turn.step(1))).isFalse();
            assertThat(Holders.of(Step.ACQUIRE, play.turnResults()).buyers()).containsExactly(0);
            assertThat(play.buyerStates().get(0)).isEqualTo(BuyerState.before(Step.WRITE, 1));
            for (Turn turn : Schedule.parse("A A A B B B", 2).turns()) {
                play.take(turn);
            }
            assertThat(play.buyerStates())
                    .containsExactly(BuyerState.ended(EndReason.QUOTA), BuyerState.ended(EndReason.SOLD_OUT));
        }
    }

    @ParameterizedTest
    @CsvSource({"file, file-lock", "h2, row-lock"})
    void killedHolder_hasReleasedTheGuard_whenItsDeathIsReported(String store, String guard) throws Exception {
        try (SteppedRace race = open(two(store, guard))) {
            Play play = play(race, "A A B !A B B B B B");

            assertThat(play.turnResults().get(2).isBlocked()).isTrue();
            assertThat(play.turnResults().subList(3, 9)).noneMatch(TurnResult::isBlocked);
            assertThat(play.isOver()).isTrue();
            assertThat(play.isDeadlock()).isFalse();
        }
    }

    @Test
    void unfinishedRace_leavesNoFolder() throws Exception {
        try (SteppedRace race = open(two("file", "none"))) {
            play(race, "A B");
            assertThat(race.folder()).isDirectory();
            assertThat(runs.processes()).hasSize(2);
        }
        assertThat(RunsFolder.list(runs.path())).isEmpty();
        assertThat(runs.processes()).isEmpty();
    }

    @Test
    void keptEvidence_isThatOfTheWorstOutcome() throws Exception {
        try (SteppedRace race = open(two("file", "none"))) {
            Exploration found = explore(race, Bounds.NONE);

            assertThat(race.keep(found)).isTrue();
            assertThat(runs.processes()).isEmpty();
        }
        List<Path> kept = RunsFolder.list(runs.path());
        assertThat(kept).hasSize(1);
        assertThat(RunsFolder.list(kept.get(0)))
                .extracting(file -> file.getFileName().toString())
                .contains(
                        "race.json", "result.json", "tickets.txt", "sales.csv", "buyer-01.history", "buyer-02.history");
        assertThat(kept.get(0).resolve("race.json")).content().contains("\"A B B B A A\"");
        assertThat(kept.get(0).resolve("sales.csv")).content().contains("1,buyer-01,1", "1,buyer-02,1");
    }
}
