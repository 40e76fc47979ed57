package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.explore.BuyerState;
import ticketrace.explore.Turn;
import ticketrace.explore.TurnResult;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.view.words.StepWords;

/** The words for a turn, and their colour. */
class TraceTableTest {

    private static BuyerState before(Step step, int value, boolean tooLate) {
        BuyerState state = BuyerState.before(step, value);
        return tooLate ? state.afterRefusal() : state;
    }

    @ParameterizedTest
    @CsvSource({
        "READ, -1, ACQUIRE, true, is too late",
        "WRITE, 7, ACQUIRE, true, is too late",
        "RECORD, 7, ACQUIRE, true, is too late",
        "RELEASE, 7, ACQUIRE, true, is too late",
        "RELEASE, 7, ACQUIRE, false, is out",
        "COMPARE_AND_SET, 7, READ, true, is too late",
        "COMPARE_AND_SET, 7, RECORD, false, writes 6"
    })
    void stepThatWasRefused_isTooLate_whicheverItWas(Step step, int value, Step next, boolean refused, String words) {
        int after = next == Step.RECORD ? value : PurchaseRecord.NOTHING;
        TurnResult turnResult =
                new TurnResult(new Turn(Turn.Kind.STEP, 0), before(step, value, false), before(next, after, refused));

        assertThat(StepWords.of(turnResult)).isEqualTo(words);
        assertThat(TraceTable.colour(turnResult)).isEqualTo(refused ? Colour.DOUBTFUL : StepColours.of(step));
    }
}
