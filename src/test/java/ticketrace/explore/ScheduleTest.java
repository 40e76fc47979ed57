package ticketrace.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a schedule, which says which buyer takes the next step. */
class ScheduleTest {

    private static Schedule of(String text) {
        return Schedule.parse(text, Schedule.MAX_BUYERS);
    }

    @Test
    void letters_areSteps_killsAndRespawns_inTheirOrder() {
        assertThat(of("A B !A +A H").turns())
                .containsExactly(Turn.step(0), Turn.step(1), Turn.kill(0), Turn.respawn(0), Turn.step(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "A B B B A A", "!A", "A !B +B B H", "A A A A A A A A A A A A"})
    void schedule_isPrintedAsItWasParsed(String text) {
        assertThat(of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A B !A +A", "  A   B\t!A \n+A ", "a b !a +a", "A b !a +A"})
    void blanksAndCase_makeNoDifference(String text) {
        assertThat(of(text)).isEqualTo(of("A B !A +A")).hasToString("A B !A +A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t \n"})
    void emptyText_isTheScheduleWithoutTurns(String text) {
        assertThat(of(text).turns()).isEmpty();
        assertThat(of(text)).hasToString("");
        assertThat(of(text).switches()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        C         | 1 | C
        A C       | 2 | C
        A A B c A | 4 | c
        AB        | 1 | AB
        A B,A     | 2 | B,A
        A !       | 2 | !
        A +       | 2 | +
        A !!A     | 2 | !!A
        A !+A     | 2 | !+A
        A !C      | 2 | !C
        A 1       | 2 | 1
        A -A      | 2 | -A
        B ä       | 2 | ä
        B @       | 2 | @
        """)
    void wordThatNamesNoBuyer_isNamedWithItsPosition(String text, int position, String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.parse(text, 2))
                .withMessageStartingWith(
                        "position " + position + " of the schedule, '" + word + "', names no buyer; there are A to B")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void error_namesTheBuyers_alsoIfThereIsOnlyOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.parse("B", 1))
                .withMessageContaining("there is A, ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.parse("I", Schedule.MAX_BUYERS))
                .withMessageContaining("there are A to H, ");
    }

    @ParameterizedTest
    @CsvSource({"A, 0", "A A A, 0", "A B, 1", "A B B B A A, 2", "A B A B, 3", "A !A +A, 0", "A !B A, 2"})
    void switches_areCountedBetweenDifferentBuyers(String text, int switches) {
        assertThat(of(text).switches()).isEqualTo(switches);
    }

    @ParameterizedTest
    @CsvSource({"A B, 0", "A !A, 1", "!A !B, 2", "!A +A !A, 2"})
    void kills_areCounted(String text, int kills) {
        assertThat(of(text).kills()).isEqualTo(kills);
    }

    @Test
    void simplestSchedule_hasFewestSteps_thenFewestSwitches_thenIsFirstInTheAlphabet() {
        List<Schedule> simplestFirst = Stream.of("A B", "A A A B", "B B B A", "A A B A", "A B A B", "A A A A B")
                .map(ScheduleTest::of)
                .toList();

        assertThat(simplestFirst).isSortedAccordingTo(Schedule.SIMPLEST_FIRST);
        assertThat(Schedule.SIMPLEST_FIRST.compare(of("A B"), of("a b"))).isZero();
    }

    @Test
    void turnsOfASchedule_cannotBeChangedAfterwards() {
        List<Turn> turns = new ArrayList<>(List.of(Turn.step(0)));
        Schedule schedule = new Schedule(turns);
        turns.add(Turn.step(1));

        assertThat(schedule).hasToString("A");
    }
}
