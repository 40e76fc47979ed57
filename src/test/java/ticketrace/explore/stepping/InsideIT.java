package ticketrace.explore.stepping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.Thorough;
import ticketrace.audit.Verdict;
import ticketrace.explore.Bounds;
import ticketrace.explore.BuyerState;
import ticketrace.explore.Exploration;
import ticketrace.explore.Explorer;
import ticketrace.explore.Play;
import ticketrace.explore.Schedule;
import ticketrace.explore.SearchRules;
import ticketrace.explore.Turn;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;

/** The locks of the catalogue keep their promise in every order of their own steps, on real processes. */
@ExtendWith(FromTheJar.class)
class InsideIT {

    private static final Load ONE_TICKET = Load.of(2, 1).withQuota(1).withTimeout(Duration.ZERO);
    private static final Load TWO_EACH = Load.of(2, 2).withQuota(2).withTimeout(Duration.ZERO);

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    private SteppedRace open(String guard, Load load) throws IOException {
        return SteppedRace.open(RaceSettings.of("file", guard, load), runs.path());
    }

    private Exploration explore(String guard, Load load, Bounds bounds) throws IOException {
        try (SteppedRace race = open(guard, load)) {
            Exploration exploration = Explorer.explore(
                    race.buyers(), SearchRules.of(race.settings()), bounds, () -> false, Explorer.Progress.NONE);
            assertThat(exploration.failure())
                    .as("at '%s'", exploration.failedAt())
                    .isNull();
            assertThat(exploration.complete()).isTrue();
            return exploration;
        }
    }

    static List<Arguments> races() {
        List<Arguments> some = List.of(
                Arguments.of("inside:lock-file", ONE_TICKET, 0, 24L),
                Arguments.of("inside:robust-lock", ONE_TICKET, 0, 70L),
                Arguments.of("inside:fair-lock", ONE_TICKET, 0, 24_388L));
        return Thorough.with(
                some,
                List.of(
                        Arguments.of("inside:lock-file", TWO_EACH, 0, 4_896L),
                        Arguments.of("inside:fair-lock", TWO_EACH, 0, 6_298_348_866L),
                        Arguments.of("inside:lock-file", ONE_TICKET, 1, 314L),
                        Arguments.of("inside:robust-lock", ONE_TICKET, 1, 586L)));
    }

    @ParameterizedTest
    @MethodSource("races")
    void everyOrderOfItsSteps_isAsPromised(String guard, Load load, int kills, long schedules) throws IOException {
        Exploration exploration = explore(guard, load, Bounds.withKills(kills).withRecheck(0.2));

        assertThat(exploration.schedules()).isEqualTo(schedules);
        assertThat(exploration.violating()).isZero();
        assertThat(exploration.asPromised()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"inside:lock-file", "inside:robust-lock"})
    void everySchedulePlayed_givesTheSameNumbers(String guard) throws IOException {
        Exploration merged = explore(guard, ONE_TICKET, Bounds.NONE);
        Exploration each = explore(guard, ONE_TICKET, Bounds.NONE.withEverySchedule());

        assertThat(each.schedules()).isEqualTo(merged.schedules());
        assertThat(each.outcomes().get(0).shortest())
                .isEqualTo(merged.outcomes().get(0).shortest());
    }

    private static Play play(SteppedRace race, String schedule) throws IOException {
        Play play = Play.begin(race.buyers());
        for (Turn turn : Schedule.parse(schedule, 2).turns()) {
            play.take(turn);
        }
        return play;
    }

    /** B has the next number, and sleeps in the kernel on the record lock of A's. */
    @Test
    void fairLock_putsTheNextBuyerToSleep_andItsReleaseWakesIt() throws IOException {
        try (SteppedRace race = open("inside:fair-lock", ONE_TICKET)) {
            Play play = play(race, "A A A A B B B B B");

            assertThat(play.buyerStates().get(1).place()).isEqualTo(BuyerState.Place.SLEEPING);
            assertThat(play.offers(Turn.step(1)))
                    .as("a sleeping buyer takes no turn")
                    .isFalse();
            for (Turn turn : Schedule.parse("A A A A", 2).turns()) {
                assertThat(play.take(turn).woken()).isEmpty();
            }
            assertThat(play.take(Turn.step(0)).woken()).containsOnlyKeys(1);
            assertThat(play.buyerStates().get(1).inside().next()).isEqualTo("UNLOCK-BEFORE");
        }
    }

    @Test
    void deathOfTheHolder_wakesTheNextBuyerOfAFairLock() throws IOException {
        try (SteppedRace race = open("inside:fair-lock", ONE_TICKET)) {
            Play play = play(race, "A A A A B B B B B");

            assertThat(play.take(Turn.kill(0)).woken()).containsOnlyKeys(1);
        }
    }

    @Test
    void robustLock_isTakenFromADeadHolder_inStepsThatOthersCanComeBetween() throws IOException {
        try (SteppedRace race = open("inside:robust-lock", ONE_TICKET)) {
            Schedule takeOver = Schedule.parse("A B A !A B B B B B B B B", 2);
            Play play = play(race, takeOver.toString());

            assertThat(play.turnResults())
                    .extracting(result -> result.stepInside())
                    .containsSubsequence("COMPARE-AND-SET", "LOOK", "LOCK-BYTE", "TAKE-OVER", "UNLOCK-BYTE", "FREE");
            assertThat(race.buyers().look().sales()).as("sales").hasSize(1);
            assertThat(race.finish(takeOver).judgement().verdict())
                    .as("nobody knows what the dead buyer did after READ")
                    .isEqualTo(Verdict.UNKNOWN);
        }
    }
}
