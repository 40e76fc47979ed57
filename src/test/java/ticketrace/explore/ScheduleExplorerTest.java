package ticketrace.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Scratch;
import ticketrace.Thorough;
import ticketrace.audit.Verdict;
import ticketrace.buyer.InMemoryTickets;
import ticketrace.explore.Exploration.Explored;
import ticketrace.explore.NaiveSchedules.Numbers;
import ticketrace.explore.stepping.SteppedThreads;
import ticketrace.explore.stepping.SteppedThreads.MemoryRace;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.history.Step;

/** Explores every schedule in memory. The expected numbers are known, or come from a second implementation. */
class ScheduleExplorerTest {

    /** Guard, buyers, tickets, quota, kills, and whether killed buyers are started again. */
    private static final String RACES = """
        none,       2, 1, 1, 0, false
        none,       2, 2, 1, 0, false
        none,       2, 1, 1, 1, false
        none,       2, 1, 1, 2, false
        none,       2, 1, 1, 1, true
        atomic,     2, 1, 1, 2, true
        jvm-lock,   2, 1, 1, 0, false
        file-lock,  2, 1, 1, 0, false
        file-lock,  2, 2, 1, 0, false
        file-lock,  2, 3, 2, 0, false
        file-lock,  3, 1, 1, 0, false
        file-lock,  2, 1, 1, 1, false
        file-lock,  2, 1, 1, 1, true
        file-lock,  2, 1, 1, 2, false
        lock-file,  2, 1, 1, 0, false
        lock-file,  2, 1, 1, 1, false
        lock-file,  2, 1, 1, 1, true
        optimistic, 2, 1, 1, 0, false
        optimistic, 2, 1, 1, 1, false
        atomic,     2, 1, 1, 0, false
        atomic,     3, 2, 1, 0, false
        atomic,     2, 2, 2, 1, true
        """;

    /** Races with hundreds of schedules. */
    private static final String LONG_RACES = """
        none,       2, 3, 2, 0, false
        none,       3, 1, 1, 0, false
        lock-file,  3, 1, 1, 0, false
        optimistic, 2, 2, 2, 0, false
        optimistic, 3, 1, 1, 0, false
        optimistic, 2, 2, 1, 1, true
        jvm-lock,   2, 1, 1, 1, false
        """;

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private final List<String> played = new ArrayList<>();

    private Exploration explore(MemoryRace race, Bounds bounds) throws IOException {
        return explore(SteppedThreads.of(race, folder), bounds);
    }

    private Exploration explore(SteppedThreads buyers, Bounds bounds) throws IOException {
        return explore(buyers, buyers.promise(), bounds, () -> false);
    }

    private Exploration explore(SteppedThreads buyers, Promise promise, Bounds bounds, BooleanSupplier interrupted)
            throws IOException {
        played.clear();
        try (buyers) {
            return ScheduleExplorer.explore(buyers, promise, bounds, interrupted, schedules -> {
                played.add(buyers.played().toString());
                assertThat(played).as("schedules so far, reported after each").hasSize(schedules);
            });
        }
    }

    private static MemoryRace two(String guard, int tickets) {
        return new MemoryRace(guard, 2, tickets, 1);
    }

    private static Bounds switches(int limit) {
        return Bounds.NONE.withMaxSwitches(limit);
    }

    private static Bounds schedules(int limit) {
        return Bounds.NONE.withMaxSchedules(limit);
    }

    private static Numbers numbers(Outcome outcome) {
        return new Numbers(
                outcome.sold(),
                outcome.remaining() == null ? -1 : outcome.remaining(),
                outcome.doubleBooked(),
                outcome.unknown(),
                outcome.retries(),
                outcome.deadlock());
    }

    /**
     * A buyer that finds a ticket takes three steps (READ, WRITE, RECORD), one that finds none takes one. Both find the
     * ticket unless one buyer writes before the other reads. Of the C(6,3) = 20 orders of three steps each, A reads and
     * writes before B reads in 4: A A, then A's third step at one of four places among B's three. In 4 orders B does.
     * So both find the one ticket in 12. If A is first and B finds none, B has one step, before or after A's third: 2
     * orders, and 2 more if B is first. Together 16.
     */
    @Test
    void twoUnguardedBuyersOfOneTicket_have16Schedules_andIn12ItIsSoldTwice() throws IOException {
        Exploration found = explore(two("none", 1), Bounds.NONE);

        assertThat(found.schedules()).isEqualTo(16);
        assertThat(found.complete()).isTrue();
        assertThat(found.violating()).isEqualTo(12);
        assertThat(found.deadlocks()).isZero();
        assertThat(found.outcomes()).hasSize(2);
        Explored oversold = found.outcomes().get(0);
        assertThat(oversold.count()).isEqualTo(12);
        assertThat(oversold.shortest()).hasToString("A B B B A A");
        assertThat(numbers(oversold.outcome())).isEqualTo(new Numbers(2, 0, 1, 0, 0, false));
        assertThat(oversold.outcome().oversold()).isEqualTo(1);
        assertThat(oversold.outcome().lostUpdates()).isEqualTo(1);
        assertThat(oversold.outcome().verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(oversold.outcome().expectation()).isEqualTo(OutcomeExpectation.EXPECTED);
        Explored fine = found.outcomes().get(1);
        assertThat(fine.count()).isEqualTo(4);
        assertThat(fine.shortest()).hasToString("A A A B");
        assertThat(numbers(fine.outcome())).isEqualTo(new Numbers(1, 0, 0, 0, 0, false));
        assertThat(fine.outcome().verdict()).isEqualTo(Verdict.VALID);
        assertThat(fine.outcome().expectation()).isEqualTo(OutcomeExpectation.FINE);
        assertThat(found.asPromised()).isTrue();
        assertThat(found.stoppedBy()).isNull();
        assertThat(found.failure()).isNull();
        assertThat(found.failedAt()).isNull();
    }

    /**
     * Both buyers find a ticket and take three steps: C(6,3) = 20 orders; in 4 + 4 one buyer writes before the other
     * reads.
     */
    @Test
    void twoUnguardedBuyersOfTwoTickets_have20Schedules_andIn12ASeatIsSoldTwice() throws IOException {
        Exploration found = explore(two("none", 2), Bounds.NONE);

        assertThat(found.schedules()).isEqualTo(20);
        assertThat(found.violating()).isEqualTo(12);
        assertThat(found.outcomes()).hasSize(2);
        Outcome twice = found.outcomes().get(0).outcome();
        assertThat(numbers(twice)).isEqualTo(new Numbers(2, 1, 1, 0, 0, false));
        assertThat(twice.oversold()).as("oversold; there were two tickets").isZero();
        assertThat(found.outcomes().get(0).count()).isEqualTo(12);
        assertThat(numbers(found.outcomes().get(1).outcome())).isEqualTo(new Numbers(2, 0, 0, 0, 0, false));
    }

    @Test
    void threeUnguardedBuyersOfOneTicket_have702Schedules() throws IOException {
        Exploration found = explore(new MemoryRace("none", 3, 1, 1), Bounds.NONE);

        assertThat(found.schedules()).isEqualTo(702);
        assertThat(found.complete()).isTrue();
        assertThat(played).doesNotHaveDuplicates();
    }

    @Test
    void singleBuyer_hasOneSchedule() throws IOException {
        Exploration found = explore(new MemoryRace("file-lock", 1, 1, 1), Bounds.NONE);

        assertThat(played).containsExactly("A A A A A");
        assertThat(found.complete()).isTrue();
        assertThat(found.firstViolating()).isNull();
    }

    /** The buyer is killed before its first step, after each step, and not at all. */
    @Test
    void singleBuyer_isKilledAtEveryPoint() throws IOException {
        Exploration found = explore(new MemoryRace("none", 1, 1, 1), Bounds.withKills(1));

        assertThat(played).containsExactlyInAnyOrder("A A A", "A A !A", "A !A", "!A");
        assertThat(found.complete()).isTrue();
    }

    static List<Arguments> races() {
        List<String> rows =
                Thorough.with(RACES.lines().toList(), LONG_RACES.lines().toList());
        return rows.stream()
                .map(row -> Arguments.of((Object[]) row.split(",\\s*")))
                .toList();
    }

    @ParameterizedTest(name = "{0}, {1} buyers, {2} tickets, quota {3}, {4} kills, respawn {5}")
    @MethodSource("races")
    void exploration_runsEveryScheduleOnce_andCountsOutcomesAsTheNaiveModel(
            String guard, int buyers, int tickets, int quota, int kills, boolean respawn) throws IOException {
        MemoryRace race = new MemoryRace(guard, buyers, tickets, quota);
        Map<String, Numbers> naive = NaiveSchedules.of(race, kills, respawn);

        Exploration found = explore(race, respawn ? Bounds.withKills(kills).withRespawn() : Bounds.withKills(kills));

        assertThat(found.failure()).isNull();
        assertThat(found.complete()).isTrue();
        assertThat(found.schedules()).isEqualTo(naive.size());
        assertThat(played).doesNotHaveDuplicates();
        assertThat(Set.copyOf(played)).isEqualTo(naive.keySet());
        assertCountsAgree(found, naive);
        assertThat(found.deadlocks()).isEqualTo((int)
                naive.values().stream().filter(Numbers::deadlock).count());
    }

    static void assertCountsAgree(Exploration found, Map<String, Numbers> naive) {
        Map<Numbers, BigInteger> counts = new HashMap<>();
        Map<Numbers, Schedule> shortest = new HashMap<>();
        for (Explored explored : found.outcomes()) {
            Numbers numbers = numbers(explored.outcome());
            counts.merge(numbers, explored.count(), BigInteger::add);
            shortest.merge(numbers, explored.shortest(), ScheduleExplorerTest::simpler);
        }
        Map<Numbers, BigInteger> expectedCounts = new HashMap<>();
        Map<Numbers, Schedule> expectedShortest = new HashMap<>();
        naive.forEach((text, numbers) -> {
            expectedCounts.merge(numbers, BigInteger.ONE, BigInteger::add);
            expectedShortest.merge(numbers, Schedule.parse(text, Schedule.MAX_BUYERS), ScheduleExplorerTest::simpler);
        });
        assertThat(counts).isEqualTo(expectedCounts);
        assertThat(shortest).isEqualTo(expectedShortest);
    }

    private static Schedule simpler(Schedule one, Schedule other) {
        return Schedule.SIMPLEST_FIRST.compare(one, other) <= 0 ? one : other;
    }

    /** Tests the oracle: the naive model finds the known numbers, too. */
    @Test
    void naiveModel_findsTheKnownNumbers() {
        assertThat(NaiveSchedules.of(two("none", 1), 0, false)).hasSize(16);
        assertThat(NaiveSchedules.of(two("none", 2), 0, false)).hasSize(20);
        assertThat(NaiveSchedules.of(new MemoryRace("none", 3, 1, 1), 0, false)).hasSize(702);
        assertThat(NaiveSchedules.of(two("none", 1), 1, false)).hasSize(66);
        assertThat(NaiveSchedules.of(two("lock-file", 1), 1, false).values()).anyMatch(Numbers::deadlock);
        assertThat(NaiveSchedules.of(two("file-lock", 1), 1, false).values()).noneMatch(Numbers::deadlock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock-file", "file-lock", "optimistic", "atomic"})
    void guardThatLosesNoUpdate_violatesInNoSchedule(String guard) throws IOException {
        Exploration found = explore(two(guard, 1), Bounds.NONE);

        assertThat(found.violating()).isZero();
        assertThat(found.firstViolating()).isNull();
        assertThat(found.deadlocks()).isZero();
        assertThat(found.outcomes())
                .extracting(explored -> explored.outcome().expectation())
                .containsOnly(OutcomeExpectation.FINE);
        assertThat(found.asPromised()).isTrue();
    }

    @Test
    void lockThatAKilledHolderKeeps_isADeadlock_whichItsGuardAllows() throws IOException {
        Exploration found = explore(two("lock-file", 1), Bounds.withKills(1));

        assertThat(found.deadlocks()).isPositive();
        assertThat(found.outcomes())
                .filteredOn(explored -> explored.outcome().deadlock())
                .isNotEmpty()
                .allSatisfy(explored -> {
                    assertThat(explored.outcome().expectation()).isEqualTo(OutcomeExpectation.EXPECTED);
                    assertThat(explored.shortest().kills()).isEqualTo(1);
                    assertThat(explored.trace().get(explored.trace().size() - 1).isBlocked())
                            .isTrue();
                });
        assertThat(found.violating()).isZero();
        assertThat(found.asPromised()).isTrue();
    }

    @Test
    void deadlock_underAGuardThatForbidsIt_breaksItsPromise() throws IOException {
        Promise strict = Guards.promise("file-lock", "file", null);
        Exploration found = explore(SteppedThreads.two("lock-file", folder), strict, Bounds.withKills(1), () -> false);

        assertThat(found.asPromised()).isFalse();
        assertThat(found.outcomes().get(0).outcome().expectation()).isEqualTo(OutcomeExpectation.FORBIDDEN);
        assertThat(found.outcomes().get(0).outcome().deadlock()).isTrue();
        assertThat(found.violating())
                .as("violating schedules; a deadlock is none")
                .isZero();
    }

    @Test
    void anomaly_underAGuardThatForbidsIt_breaksItsPromise_andIsListedFirst() throws IOException {
        Promise strict = Guards.promise("file-lock", "file", null);
        Exploration found = explore(SteppedThreads.two("none", folder), strict, Bounds.NONE, () -> false);

        assertThat(found.asPromised()).isFalse();
        assertThat(found.outcomes())
                .extracting(explored -> explored.outcome().expectation())
                .containsExactly(OutcomeExpectation.FORBIDDEN, OutcomeExpectation.FINE);
    }

    @Test
    void firstViolating_isTheFirstThatRan() throws IOException {
        Exploration found = explore(two("none", 1), Bounds.NONE);

        Map<String, Numbers> naive = NaiveSchedules.of(two("none", 1), 0, false);
        String first = played.stream()
                .filter(schedule -> naive.get(schedule).doubleBooked() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(found.firstViolating()).hasToString(first);
    }

    @Test
    void trace_isThatOfTheShortestSchedule() throws IOException {
        Explored oversold = explore(two("none", 1), Bounds.NONE).outcomes().get(0);

        assertThat(oversold.trace())
                .extracting(turnResult -> turnResult.turn().toString())
                .containsExactly(oversold.shortest().toString().split(" "));
        assertThat(oversold.trace())
                .extracting(TurnResult::step)
                .containsExactly(Step.READ, Step.READ, Step.WRITE, Step.RECORD, Step.WRITE, Step.RECORD);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 15})
    void limitOfSchedules_endsTheExploration_andIsReported(int limit) throws IOException {
        Exploration found = explore(two("none", 1), schedules(limit));

        assertThat(found.schedules()).isEqualTo(limit);
        assertThat(played).hasSize(limit);
        assertThat(found.complete()).isFalse();
        assertThat(found.stoppedBy()).isEqualTo(StoppedBy.SCHEDULES);
        assertThat(found.outcomes().stream().map(Explored::count).reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 17, Integer.MAX_VALUE})
    void explorationBelowTheLimit_isComplete(int limit) throws IOException {
        Exploration found = explore(two("none", 1), schedules(limit));

        assertThat(found.schedules()).isEqualTo(16);
        assertThat(found.complete()).isTrue();
        assertThat(found.stoppedBy()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"none, 0", "none, 1", "none, 2", "none, 3", "none, 4", "file-lock, 1", "file-lock, 2"})
    void limitOfSwitches_allowsExactlyTheSchedulesWithoutMore(String guard, int limit) throws IOException {
        Exploration found = explore(two(guard, 1), switches(limit));

        Set<String> naive = NaiveSchedules.of(two(guard, 1), 0, false).keySet();
        List<String> few = naive.stream()
                .filter(schedule -> Schedule.parse(schedule, 2).switches() <= limit)
                .toList();
        assertThat(few.size()).as("schedules with few switches").isLessThan(naive.size());
        assertThat(played).containsExactlyInAnyOrderElementsOf(few);
        assertThat(found.schedules()).isEqualTo(few.size());
        assertThat(found.switchesBounded()).isTrue();
        assertThat(found.complete()).isFalse();
        assertThat(found.stoppedBy()).as("the reason to stop; there is none").isNull();
    }

    @Test
    void limitOfSwitchesThatNoScheduleExceeds_givesACompleteExploration() throws IOException {
        Exploration found = explore(two("none", 1), switches(5));

        assertThat(found.schedules()).isEqualTo(16);
        assertThat(found.switchesBounded()).isFalse();
        assertThat(found.complete()).isTrue();
    }

    @Test
    void timeLimit_endsTheExploration_afterTheCurrentSchedule() throws IOException {
        Bounds none = Bounds.NONE.within(Duration.ofNanos(1));
        Exploration found = explore(two("none", 1), none);

        assertThat(found.schedules()).isEqualTo(1);
        assertThat(found.complete()).isFalse();
        assertThat(found.stoppedBy()).isEqualTo(StoppedBy.TIME);
    }

    @Test
    void explorationWithinTheTimeLimit_isComplete() throws IOException {
        Exploration found = explore(two("none", 1), Bounds.NONE.within(Duration.ofHours(1)));

        assertThat(found.complete()).isTrue();
        assertThat(found.stoppedBy()).isNull();
    }

    @Test
    void interruption_endsTheExploration_andItsResultIsReported() throws IOException {
        Exploration found = explore(
                SteppedThreads.two("none", folder),
                Guards.promise("none", "file", null),
                Bounds.NONE,
                () -> played.size() == 7);

        assertThat(found.schedules()).isEqualTo(7);
        assertThat(found.stoppedBy()).isEqualTo(StoppedBy.USER);
        assertThat(found.complete()).isFalse();
        assertThat(found.outcomes().stream().map(Explored::count).reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(7);
    }

    @Test
    void storeThatDoesNotRepeat_endsTheExploration_asAFailure() throws IOException {
        SteppedThreads changing =
                SteppedThreads.two("none", folder).in(beginning -> new InMemoryTickets(beginning <= 4 ? 1 : 2));
        Exploration found = explore(changing, Bounds.NONE);

        assertThat(found.failure())
                .isEqualTo("the same schedule had another result the second time: after 'A' buyer A is"
                        + " before WRITE of 2; the first time it was before WRITE of 1");
        assertThat(found.failedAt()).isNotNull();
        assertThat(found.failedAt().toString()).startsWith("A");
        assertThat(found.schedules()).isEqualTo(4);
        assertThat(found.complete()).isFalse();
        assertThat(found.stoppedBy()).isNull();
    }

    @Test
    void guardThatDoesNotRepeat_endsTheExploration_asAFailure() throws IOException {
        SteppedThreads changing = SteppedThreads.two("file-lock", folder)
                .behind(beginning -> beginning <= 2
                        ? PartlyExcludingLock.freedByDeath()
                        : PartlyExcludingLock.heldByAnotherProcess());
        Exploration found = explore(changing, Bounds.NONE);

        assertThat(found.failure())
                .contains("after 'A' buyer A is waiting in ACQUIRE; the first time it was before READ");
        assertThat(found.schedules()).isEqualTo(2);
        assertThat(found.complete()).isFalse();
    }

    @Test
    void buyerThatFails_endsTheExploration_andTheScheduleIsReported() throws IOException {
        SteppedThreads failing = SteppedThreads.two("none", folder)
                .in(beginning -> new InMemoryTickets(1).failingIn(beginning == 3 ? Step.RECORD : null));
        Exploration found = explore(failing, Bounds.NONE);

        assertThat(found.failure()).contains("buyer-0", "disk full");
        assertThat(found.schedules()).isEqualTo(2);
        assertThat(found.failedAt()).isNotNull();
        assertThat(found.failedAt()).isEqualTo(failing.played());
        assertThat(found.complete()).isFalse();
        assertThat(found.asPromised()).as("whether the guard kept its promise").isTrue();
    }

    /** The explorer starts the race once for each schedule, and never in vain. */
    @Test
    void exploration_beginsOnceForEachSchedule() throws IOException {
        SteppedThreads buyers = SteppedThreads.two("none", folder);
        explore(buyers, Bounds.NONE);

        assertThat(buyers.beginnings()).isEqualTo(16);
    }
}
