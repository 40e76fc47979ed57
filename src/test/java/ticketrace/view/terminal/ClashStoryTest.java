package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.explore.BuyerState;
import ticketrace.explore.Turn;
import ticketrace.explore.TurnResult;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

/** The story of a clash, turn by turn. */
class ClashStoryTest {

    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;
    private static final int SEAT = 20;

    private final List<TurnResult> turnResults = new ArrayList<>();

    private static BuyerState before(Step step, int value) {
        return BuyerState.before(step, value);
    }

    private ClashStoryTest take(int buyer, Step... steps) {
        for (Step step : steps) {
            boolean knows = step != Step.ACQUIRE && step != Step.READ;
            BuyerState from = before(step, knows ? SEAT : PurchaseRecord.NOTHING);
            BuyerState to = before(step == Step.WRITE ? Step.RECORD : Step.WRITE, SEAT);
            turnResults.add(new TurnResult(new Turn(Turn.Kind.STEP, buyer), from, to));
        }
        return this;
    }

    private ClashStoryTest kill(int buyer) {
        BuyerState killed = BuyerState.killed();
        turnResults.add(new TurnResult(new Turn(Turn.Kind.KILL, buyer), before(Step.RECORD, SEAT), killed));
        return this;
    }

    private List<String> story(boolean transaction) {
        return ClashStory.of(SEAT, transaction, turnResults).stream()
                .map(sentence -> sentence.turns() + ": " + sentence.says())
                .toList();
    }

    @Test
    void lostUpdate_namesTheBuyerThatWroteBefore() {
        take(A, Step.READ).take(B, Step.READ).take(A, Step.WRITE, Step.RECORD).take(B, Step.WRITE, Step.RECORD);

        assertThat(story(false))
                .containsExactly(
                        "1: A reads 20.",
                        "2: B reads 20, too: A has not written yet.",
                        "3-4: A writes 19 and sells seat 20.",
                        "5-6: B, which still believes that 20 are left, writes 19 over A's 19 (A's update is lost) and"
                                + " sells seat 20 again.");
    }

    @Test
    void readersInARow_areOneSentence_exceptTheFirst_andOneThatGoesOn() {
        take(A, Step.READ).take(B, Step.READ).take(C, Step.READ, Step.WRITE).take(B, Step.WRITE);

        assertThat(story(false))
                .containsExactly(
                        "1: A reads 20.",
                        "2: B reads 20, too: A has not written yet.",
                        "3-4: C reads 20, too (no buyer has written yet) and writes 19.",
                        "5: B, which still believes that 20 are left, writes 19 over C's 19: C's update is lost.");
        turnResults.clear();
        take(A, Step.READ).take(B, Step.READ).take(C, Step.READ).take(B, Step.WRITE);

        assertThat(story(false)).contains("2-3: B and C read 20, too: A has not written yet.");
    }

    @Test
    void guardThatExcludesNoBuyer_showsAllBuyersInside() {
        take(A, Step.ACQUIRE, Step.READ)
                .take(B, Step.ACQUIRE, Step.READ)
                .take(A, Step.WRITE, Step.RECORD, Step.RELEASE)
                .take(B, Step.WRITE, Step.RECORD, Step.RELEASE);

        assertThat(story(false))
                .containsExactly(
                        "1-2: A gets the guard and reads 20.",
                        "3-4: B gets the guard (A is still inside) and reads 20, too: A has not written yet.",
                        "5-7: A writes 19, sells seat 20 and releases the guard.",
                        "8-10: B, which still believes that 20 are left, writes 19 over A's 19 (A's update is lost),"
                                + " sells seat 20 again and releases the guard.");
    }

    @Test
    void transaction_isDescribedInItsOwnWords() {
        take(A, Step.ACQUIRE, Step.READ, Step.WRITE)
                .take(B, Step.ACQUIRE, Step.READ)
                .take(A, Step.RECORD, Step.RELEASE);

        assertThat(story(true))
                .containsExactly(
                        "1-3: A begins a transaction, reads 20 and writes 19.",
                        "4-5: B begins a transaction and reads 20, too: what A has written is not committed yet.",
                        "6-7: A sells seat 20 and commits.");
    }

    @Test
    void killedBuyer_hasNotSold() {
        take(A, Step.READ).take(B, Step.READ).take(A, Step.WRITE).kill(A).take(B, Step.WRITE, Step.RECORD);

        assertThat(story(false))
                .endsWith(
                        "3-4: A writes 19 and is killed before it has sold seat 20.",
                        "5-6: B, which still believes that 20 are left, writes 19 over A's 19 (A's update is lost) and"
                                + " sells seat 20.");
    }
}
