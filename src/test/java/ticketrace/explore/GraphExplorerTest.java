package ticketrace.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Scratch;
import ticketrace.buyer.InMemoryTickets;
import ticketrace.explore.Exploration.Explored;
import ticketrace.explore.stepping.SteppedThreads;
import ticketrace.explore.stepping.SteppedThreads.MemoryRace;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;

/** The graph of states gives the same numbers as every schedule, and notices a state that is not what it seems. */
class GraphExplorerTest {

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private Exploration explore(MemoryRace race, Bounds bounds) throws IOException {
        return explore(SteppedThreads.of(race, folder), bounds, () -> false);
    }

    private static Exploration explore(SteppedThreads buyers, Bounds bounds, BooleanSupplier interrupted)
            throws IOException {
        try (buyers) {
            return Explorer.explore(buyers, buyers.rules(), bounds, interrupted, Explorer.Progress.NONE);
        }
    }

    private static MemoryRace race(String guard, int buyers, int tickets, int quota) {
        return new MemoryRace(guard, buyers, tickets, quota);
    }

    private static void assertSame(Exploration merged, Exploration every) {
        assertThat(merged.failure()).as("failed at '%s'", merged.failedAt()).isNull();
        assertThat(merged.graph()).isNotNull();
        assertThat(merged)
                .usingRecursiveComparison()
                .ignoringFields("took", "graph", "outcomes.trace")
                .isEqualTo(every);
    }

    @ParameterizedTest(name = "{0}, {1} buyers, {2} tickets, quota {3}, {4} kills, respawn {5}")
    @MethodSource("ticketrace.explore.ScheduleExplorerTest#races")
    void bothWays_giveTheSameNumbers(String guard, int buyers, int tickets, int quota, int kills, boolean respawn)
            throws IOException {
        Bounds bounds = respawn ? Bounds.withKills(kills).withRespawn() : Bounds.withKills(kills);
        MemoryRace race = race(guard, buyers, tickets, quota);

        Exploration merged = explore(race, bounds.withRecheck(1));

        assertSame(merged, explore(race, bounds.withEverySchedule()));
    }

    /** Time belongs to no buyer: it is one turn, however many buyers differ only in their names. */
    @ParameterizedTest(name = "{0}, {1} times, switches up to {2}")
    @CsvSource({"none, 1,", "none, 2,", "none, 1, 3", "file-lock, 1,", "optimistic, 1,", "lock-file, 1, 2"})
    void bothWays_giveTheSameNumbers_ifTimePasses(String guard, int times, @Nullable Integer switches)
            throws IOException {
        Bounds any = Bounds.NONE.withTimeouts(times);
        Bounds bounds = switches == null ? any : any.withMaxSwitches(switches);
        MemoryRace race = race(guard, 2, 1, 1);

        assertSame(explore(race, bounds.withRecheck(1)), explore(race, bounds.withEverySchedule()));
    }

    @ParameterizedTest(name = "{0}, {1} switches")
    @CsvSource({"none, 0", "none, 1", "none, 3", "file-lock, 2", "optimistic, 3"})
    void bothWays_giveTheSameNumbers_withFewSwitches(String guard, int switches) throws IOException {
        Bounds bounds = Bounds.withKills(1).withMaxSwitches(switches);

        Exploration merged = explore(race(guard, 2, 1, 1), bounds.withRecheck(1));

        assertThat(merged.switchesBounded()).isTrue();
        assertSame(merged, explore(race(guard, 2, 1, 1), bounds.withEverySchedule()));
    }

    /** Numbers that were worked out independently; schedules without a lock, quota 1, or 9: until sold out. */
    @ParameterizedTest(name = "{0} buyers, {1} tickets, quota {2}")
    @CsvSource({
        "2, 1, 1, 16, 12, 12, 13",
        "3, 1, 1, 702, 684, 29, 39",
        "3, 2, 1, 1572, 1512, 63, 97",
        "4, 1, 1, 74976, 74880, 60, 93",
        "4, 4, 1, 369600, 362880, 330, 664",
        "6, 1, 1, 6274350720, 6274346400, 189, 348",
        "8, 1, 1, 3704374178749440, 3704374178426880, 459, 934",
        "2, 1, 9, 46, 40, 18, 22",
        "2, 2, 9, 2070, 2040, 107, 155",
        "3, 2, 9, 801039816, 801039456, 1667, 3231"
    })
    void unguardedRaces_haveTheKnownNumbers(
            int buyers, int tickets, int quota, String schedules, String violating, int states, int turns)
            throws IOException {
        Exploration found = explore(race("none", buyers, tickets, quota), Bounds.NONE);

        assertThat(found.failure()).isNull();
        assertThat(found.complete()).isTrue();
        assertThat(found.schedules()).hasToString(schedules);
        assertThat(found.violating()).hasToString(violating);
        Exploration.Graph graph = Objects.requireNonNull(found.graph());
        assertThat(List.of(graph.states(), graph.turns())).containsExactly(states, turns);
        assertThat(graph.symmetric()).isTrue();
    }

    /** The lock counts refused tries, which no state shows: from the second on, it lets everybody in. */
    @Test
    void guardWithAHiddenState_isNoticed_andBothSchedulesAreNamed() throws IOException {
        SteppedThreads forgetful = SteppedThreads.of(race("file-lock", 3, 1, 1), folder)
                .behind(beginning -> PartlyExcludingLock.openAfterRefusals(1));

        Exploration found = explore(forgetful, Bounds.NONE.withRecheck(1), () -> false);

        assertThat(found.failure()).contains("seemed equal to that after '");
        assertThat(found.failedAt()).isNotNull();
        assertThat(found.outcomes()).as("what was covered").isNotEmpty();
        assertThat(found.schedules()).isPositive();
        assertThat(found.complete()).isFalse();
    }

    @Test
    void storeThatBeginsOtherwise_isNoticed() throws IOException {
        SteppedThreads changing =
                SteppedThreads.two("none", folder).in(beginning -> new InMemoryTickets(beginning == 3 ? 2 : 1));

        Exploration found = explore(changing, Bounds.NONE, () -> false);

        assertThat(found.failure()).startsWith("the beginning differs from the first one");
        assertThat(found.complete()).isFalse();
    }

    /** Two buyers and one ticket: 12 states, 13 turns, which stand for as many schedules as there are. */
    @Test
    void picture_hasEveryStateAndTurn_andSaysWhatIsLost() throws IOException {
        Exploration found = explore(race("none", 2, 1, 1), Bounds.NONE);

        StatePicture picture =
                Objects.requireNonNull(Objects.requireNonNull(found.graph()).picture());
        assertThat(picture.size()).isEqualTo(12);
        List<StatePicture.Edge> edges = IntStream.range(0, picture.size())
                .mapToObj(picture::edgesFrom)
                .flatMap(List::stream)
                .toList();
        assertThat(edges).hasSize(13);
        assertThat(edges.get(0)).isEqualTo(new StatePicture.Edge(0, 1, List.of(Turn.step(0), Turn.step(1))));
        assertThat(picture.state(0).path().turns()).isEmpty();
        assertThat(picture.state(0).fate()).isEqualTo(StatePicture.Fate.OPEN);
        assertThat(IntStream.range(0, picture.size()).mapToObj(picture::state))
                .filteredOn(state -> state.outcome() != null)
                .extracting(StatePicture.State::fate)
                .containsOnly(StatePicture.Fate.LOST, StatePicture.Fate.SAFE);
    }

    /** A turn that was not played could lead elsewhere, so nothing is called safe or lost before that is known. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 9, 11})
    void fateOfAState_isNotKnown_ifATurnThatCouldChangeItWasNotPlayed(int limit) throws IOException {
        StatePicture all = picture(explore(race("none", 2, 1, 1), Bounds.NONE));
        StatePicture part = picture(explore(race("none", 2, 1, 1), Bounds.NONE.withMaxStates(limit)));
        Map<String, StatePicture.Fate> known = new HashMap<>();
        IntStream.range(0, all.size())
                .mapToObj(all::state)
                .forEach(state -> known.put(state.path().toString(), state.fate()));

        assertThat(all.isComplete()).isTrue();
        assertThat(part.isComplete()).isFalse();
        assertThat(part.stoppedBy()).isEqualTo(StoppedBy.STATES);
        assertThat(known).doesNotContainValue(StatePicture.Fate.NOT_KNOWN);
        List<StatePicture.State> states =
                IntStream.range(0, part.size()).mapToObj(part::state).toList();
        assertThat(states).extracting(StatePicture.State::fate).contains(StatePicture.Fate.NOT_KNOWN);
        assertThat(states)
                .filteredOn(state -> state.fate() != StatePicture.Fate.NOT_KNOWN)
                .allSatisfy(state -> assertThat(state.fate())
                        .isEqualTo(known.get(state.path().toString())));
    }

    private static StatePicture picture(Exploration found) {
        return Objects.requireNonNull(Objects.requireNonNull(found.graph()).picture());
    }

    /** A takes its step again and again; B ends after one step. */
    @Test
    void stepsThatLeadBack_areALivelock_andNoScheduleIsCounted() throws IOException {
        SearchRules rules = SearchRules.of(2, Guards.named("file-lock"), Promise.exclusion("a test"), true);

        Exploration found =
                Explorer.explore(new SpinningBuyers(), rules, Bounds.NONE, () -> false, Explorer.Progress.NONE);

        assertThat(found.failure()).isNull();
        assertThat(found.complete()).isTrue();
        Livelock livelock = Objects.requireNonNull(found.livelock());
        assertThat(livelock.before().turns()).contains(Turn.step(0));
        assertThat(livelock.again()).isEqualTo(Schedule.parse("A", 2));
        assertThat(found.isCounted()).isFalse();
        assertThat(found.schedules()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 28})
    void limitOfStates_endsTheExploration_withTheSchedulesCountedSoFar(int limit) throws IOException {
        Exploration found = explore(race("none", 3, 1, 1), Bounds.NONE.withMaxStates(limit));

        assertThat(found.stoppedBy()).isEqualTo(StoppedBy.STATES);
        assertThat(found.complete()).isFalse();
        assertThat(found.schedules()).isLessThan(BigInteger.valueOf(702));
        assertThat(found.outcomes().stream().map(Explored::count).reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(found.schedules());
    }

    /** 1,667 states; the graph has room for 1,024 at first. */
    @Test
    void noMemoryForMoreStates_endsTheExploration_withTheSchedulesCountedSoFar() throws IOException {
        try (SteppedThreads buyers = SteppedThreads.of(race("none", 3, 2, 9), folder)) {
            Exploration found = new GraphExplorer(
                            buyers,
                            buyers.rules(),
                            Bounds.NONE,
                            bytes -> bytes == 0,
                            () -> false,
                            Explorer.Progress.NONE)
                    .explore();

            assertThat(found.stoppedBy()).isEqualTo(StoppedBy.MEMORY);
            assertThat(found.complete()).isFalse();
            assertThat(found.schedules()).isPositive();
            assertThat(found.failure()).isNull();
            assertThat(Objects.requireNonNull(found.graph()).states()).isBetween(100, 1024);
        }
    }

    @Test
    void limitThatIsNotReached_leavesTheExplorationComplete() throws IOException {
        Exploration found = explore(race("none", 3, 1, 1), Bounds.NONE.withMaxStates(29));

        assertThat(found.complete()).isTrue();
        assertThat(found.schedules()).isEqualTo(702);
    }

    @Test
    void interruption_endsTheExploration_withTheSchedulesCountedSoFar() throws IOException {
        AtomicInteger plays = new AtomicInteger();

        Exploration found = explore(
                SteppedThreads.of(race("none", 3, 1, 1), folder), Bounds.NONE, () -> plays.incrementAndGet() > 2);

        assertThat(found.stoppedBy()).isEqualTo(StoppedBy.USER);
        assertThat(found.complete()).isFalse();
        assertThat(found.schedules()).isPositive();
        assertThat(found.outcomes()).isNotEmpty();
    }

    @Test
    void guardWhoseStateCannotBeSeen_isExploredScheduleBySchedule() throws IOException {
        try (SteppedThreads buyers = SteppedThreads.two("none", folder)) {
            SearchRules all = buyers.rules();
            SearchRules hidden = new SearchRules(
                    2,
                    all.promise(),
                    false,
                    all.isSymmetric(),
                    all.comparesVersions(),
                    all.isTransaction(),
                    false,
                    true);

            Exploration found = Explorer.explore(buyers, hidden, Bounds.NONE, () -> false, Explorer.Progress.NONE);

            assertThat(found.graph()).isNull();
            assertThat(found.schedules()).isEqualTo(16);
        }
    }

    @Test
    void outcomes_areSortedFromTheWorst_andHaveTheirTrace() throws IOException {
        List<Explored> outcomes = explore(race("none", 2, 1, 1), Bounds.NONE).outcomes();

        assertThat(outcomes)
                .extracting(explored -> explored.shortest().toString())
                .containsExactly("A B B B A A", "A A A B");
        assertThat(outcomes)
                .allSatisfy(explored -> assertThat(explored.trace())
                        .hasSize(explored.shortest().turns().size()));
    }

    @Test
    void endOfTheExploration_endsTheRechecking_andWhatWasRecheckedIsTold() throws IOException {
        AtomicInteger turnsRechecked = new AtomicInteger(-1);
        Explorer.Progress progress = new Explorer.Progress() {
            @Override
            public void rechecked(int turns, int drawn) {
                turnsRechecked.set(turns);
            }
        };
        try (SteppedThreads buyers = SteppedThreads.of(race("none", 3, 1, 1), folder)) {
            Exploration found = Explorer.explore(
                    buyers, buyers.rules(), Bounds.NONE.withRecheck(1), () -> turnsRechecked.get() == 1, progress);

            assertThat(found.complete()).isTrue();
            assertThat(found.stoppedBy()).isEqualTo(StoppedBy.USER);
            assertThat(Objects.requireNonNull(found.graph()).rechecked()).isEqualTo(new Exploration.Rechecked(1, 39));
        }
    }

    /** An end that comes only when all else is done; the simplest schedule to the worst outcome is played in any case. */
    @Test
    void endBeforeTheSimplestSchedulesArePlayed_leavesOutAllButTheWorst() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (SteppedThreads buyers = SteppedThreads.of(race("none", 2, 2, 2), folder)) {
            SearchRules rules = buyers.rules();
            Explorer.explore(buyers, rules, Bounds.NONE, () -> asked.incrementAndGet() < 0, Explorer.Progress.NONE);
            int all = asked.getAndSet(0);
            Exploration found = Explorer.explore(
                    buyers, rules, Bounds.NONE, () -> asked.incrementAndGet() >= all, Explorer.Progress.NONE);

            assertThat(found.complete()).isTrue();
            assertThat(found.stoppedBy()).isEqualTo(StoppedBy.USER);
            assertThat(found.schedules()).isEqualTo(480);
            assertThat(found.outcomes().get(0).trace()).isNotEmpty();
            assertThat(found.outcomes().get(found.outcomes().size() - 1).trace())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.0001, 1", "1, 39"})
    void shareOfTheTurns_isRechecked_andAtLeastOne(double share, int turns) throws IOException {
        Exploration found =
                explore(race("none", 3, 1, 1), Bounds.NONE.withRecheck(share).withSeed(7));

        assertThat(Objects.requireNonNull(found.graph()).rechecked())
                .isEqualTo(new Exploration.Rechecked(turns, turns));
    }
}
