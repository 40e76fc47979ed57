package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.explore.BuyerState;
import ticketrace.explore.Turn;
import ticketrace.explore.TurnResult;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.view.words.StepWords;

/** The words for a turn, and their colour. */
class TraceTableTest {

    private static BuyerState before(Step step, int value, boolean tooLate) {
        BuyerState state = BuyerState.before(step, value);
        return tooLate ? state.after(Outcome.CONFLICT) : state;
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

    private static BuyerState at(Step step, int value, @Nullable String next, @Nullable String did, String seen) {
        return BuyerState.before(step, value).inside(new BuyerState.Inside(next, did, seen));
    }

    private static TurnResult step(int buyer, BuyerState from, BuyerState to) {
        return new TurnResult(new Turn(Turn.Kind.STEP, buyer), from, to);
    }

    private static String words(BuyerState from, BuyerState to) {
        return StepWords.of(step(0, from, to));
    }

    @Test
    void stepInsideALock_saysWhetherTheBuyerIsIn_ifItEndsTheTry() {
        BuyerState outside = at(Step.ACQUIRE, -1, null, null, "");
        BuyerState between = at(Step.ACQUIRE, -1, "LOCK", "OPEN", "#1");
        BuyerState inside = at(Step.READ, -1, null, "LOCK", "#1");
        BuyerState waiting = BuyerState.waiting(Step.ACQUIRE, -1).inside(new BuyerState.Inside(null, "LOCK", ""));

        assertThat(words(outside, between)).isEqualTo("OPEN");
        assertThat(words(between, inside)).isEqualTo("LOCK, is in");
        assertThat(words(between, waiting)).isEqualTo("LOCK, waits");
    }

    @Test
    void lastStepOfARelease_saysThatTheBuyerIsOut() {
        BuyerState before = at(Step.RELEASE, -1, null, null, "");
        BuyerState between = at(Step.RELEASE, -1, "UNLOCK", "UNLINK", "");
        BuyerState out = at(Step.ACQUIRE, -1, null, "UNLOCK", "");

        assertThat(words(before, between)).isEqualTo("UNLINK");
        assertThat(words(between, out)).isEqualTo("UNLOCK, is out");
    }

    @Test
    void countThatALockHasRead_isToldWhereItIsRead_andWhereItIsUsed() {
        BuyerState outside = at(Step.ACQUIRE, -1, null, null, "");
        BuyerState hasRead = at(Step.ACQUIRE, -1, "OPEN", "READ-COUNT", "count-1");
        BuyerState hasOpened = at(Step.ACQUIRE, -1, "LOCK", "OPEN", "count-1,#1");
        BuyerState inside = at(Step.READ, -1, null, "LOCK", "count-1,#1");

        assertThat(words(outside, hasRead)).isEqualTo("READ-COUNT, reads 1");
        assertThat(words(hasRead, hasOpened)).isEqualTo("OPEN");
        assertThat(words(inside, at(Step.WRITE, 1, null, null, "count-1,#1"))).isEqualTo("uses the 1 it read");
    }

    @Test
    void columns_areAsWideAsTheLongestWords_andTimePassesForAllBuyers() {
        BuyerState outside = at(Step.ACQUIRE, -1, null, null, "");
        BuyerState inside = at(Step.READ, -1, null, "COMPARE-AND-SET", "");
        List<TurnResult> turns = List.of(
                step(0, outside, inside),
                new TurnResult(Turn.TIME, outside, outside),
                step(1, inside, at(Step.WRITE, 1, null, null, "")));
        Printed printed = new Printed();
        TraceTable table = new TraceTable(printed.screen(), 2, 1, turns);
        table.heading(List.of("buyer-01", "buyer-02"), "");
        turns.forEach(turn -> table.row(1, turn, null));

        List<String> lines = printed.lines();
        assertThat(lines.get(2)).endsWith("COMPARE-AND-SET, is in");
        assertThat(lines.get(3)).contains("- time passes -");
        assertThat(lines.get(4).indexOf("reads 1"))
                .isEqualTo(lines.get(0).indexOf('B'))
                .isGreaterThan(lines.get(2).length());
    }
}
