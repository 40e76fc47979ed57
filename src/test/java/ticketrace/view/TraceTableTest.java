package ticketrace.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.schedule.Happening;
import ticketrace.schedule.Standing;
import ticketrace.schedule.Turn;

/** A turn in words. */
class TraceTableTest {

    private static Standing before(Step step, int value, boolean tooLate) {
        return new Standing(Standing.Place.BEFORE, step, value, null, tooLate);
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
        Happening happening =
                new Happening(new Turn(Turn.Kind.STEP, 0), before(step, value, false), before(next, after, refused));

        assertThat(TraceTable.words(happening)).isEqualTo(words);
        assertThat(TraceTable.ink(happening)).isEqualTo(refused ? Ink.DOUBTFUL : StepWords.ink(step));
    }
}
