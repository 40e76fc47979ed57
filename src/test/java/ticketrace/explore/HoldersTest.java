package ticketrace.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

class HoldersTest {

    private static final int NOTHING = PurchaseRecord.NOTHING;
    private static final BuyerState OUTSIDE = BuyerState.before(Step.ACQUIRE, NOTHING);
    private static final BuyerState INSIDE = BuyerState.before(Step.READ, NOTHING);

    private static Holders holdersThatBlock(int waiting, Play play) {
        return play.holdersAgainst(waiting);
    }

    @Test
    void buyerIsAHolder_fromAcquireToRelease() {
        ScriptedBuyers buyers = ScriptedBuyers.locked(3, 3);
        assertThat(holdersThatBlock(1, buyers.play("A B")).buyers()).containsExactly(0);
        assertThat(holdersThatBlock(1, buyers.play("A B A A A")).buyers()).containsExactly(0);
        assertThat(holdersThatBlock(1, buyers.play("A B A A A A")).buyers()).isEmpty();
        assertThat(holdersThatBlock(1, buyers.play("A B A A A A C")).buyers()).containsExactly(2);
    }

    @Test
    void deadHolder_isNamedAsDead_evenIfItWasStartedAgain_andWaitsForItself() {
        ScriptedBuyers buyers = ScriptedBuyers.locked(2, 1);
        assertThat(holdersThatBlock(1, buyers.play("A !A B"))).isEqualTo(new Holders(List.of(0), true));
        Play again = buyers.play("A !A B +A A");
        assertThat(holdersThatBlock(0, again)).isEqualTo(new Holders(List.of(0), true));
        assertThat(again.deadlock())
                .isEqualTo("A and B wait for the guard, which A held when killed; no one can free it");
    }

    @Test
    void runningHolder_isNamed_notTheDeadOne() {
        List<TurnResult> turnResults = List.of(
                new TurnResult(Turn.step(0), OUTSIDE, INSIDE),
                new TurnResult(Turn.kill(0), INSIDE, BuyerState.killed()),
                new TurnResult(Turn.step(1), OUTSIDE, INSIDE));
        assertThat(Holders.of(Step.ACQUIRE, turnResults)).isEqualTo(new Holders(List.of(1), false));
    }

    /** In a transaction all buyers are inside. A buyer that waits to write waits for the buyer that has written. */
    @Test
    void buyerThatWaitsToWrite_waitsForTheBuyerThatHasWritten() {
        List<TurnResult> turnResults = List.of(
                new TurnResult(Turn.step(0), OUTSIDE, INSIDE),
                new TurnResult(Turn.step(1), OUTSIDE, INSIDE),
                new TurnResult(Turn.step(2), OUTSIDE, INSIDE),
                new TurnResult(Turn.step(0), BuyerState.before(Step.WRITE, 2), BuyerState.before(Step.RECORD, 2)),
                new TurnResult(Turn.step(1), BuyerState.before(Step.WRITE, 2), BuyerState.refused(Step.WRITE, 2)));
        assertThat(Holders.of(Step.WRITE, turnResults).buyers()).containsExactly(0);
    }

    @Test
    void buyerWhoseWriteWasRefused_holdsNothing() {
        List<TurnResult> turnResults = List.of(new TurnResult(Turn.step(1), BuyerState.before(Step.WRITE, 2), OUTSIDE));
        assertThat(Holders.of(Step.WRITE, turnResults).buyers()).isEmpty();
    }

    @Test
    void buyerThatHasEnded_holdsNothing() {
        List<TurnResult> turnResults = List.of(
                new TurnResult(Turn.step(0), OUTSIDE, INSIDE),
                new TurnResult(
                        Turn.step(0), BuyerState.before(Step.RELEASE, NOTHING), BuyerState.ended(EndReason.QUOTA)));
        assertThat(Holders.of(Step.ACQUIRE, turnResults)).isEqualTo(new Holders(List.of(), false));
    }

    @Test
    void words_differForOneAndSeveral_deadAndRunning() {
        assertThat(new Holders(List.of(), false).inWords()).isEmpty();
        assertThat(new Holders(List.of(0), false).inWords()).isEqualTo(", which A holds");
        assertThat(new Holders(List.of(0, 1, 2), false).inWords()).isEqualTo(", which A, B and C hold");
        assertThat(new Holders(List.of(0, 1), true).inWords()).isEqualTo(", which A and B held when killed");
    }
}
