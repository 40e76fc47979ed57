package ticketrace.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

class HoldersTest {

    private static final int NOTHING = PurchaseRecord.NOTHING;
    private static final Standing OUTSIDE = Standing.before(Step.ACQUIRE, NOTHING);
    private static final Standing INSIDE = Standing.before(Step.READ, NOTHING);

    private static Holders against(int waiting, Play play) {
        return play.holdersAgainst(waiting);
    }

    @Test
    void holder_isWhoGotIn_untilItIsOut() {
        SketchedBuyers buyers = SketchedBuyers.locked(3, 3);
        assertThat(against(1, buyers.play("A B")).buyers()).containsExactly(0);
        assertThat(against(1, buyers.play("A B A A A")).buyers()).containsExactly(0);
        assertThat(against(1, buyers.play("A B A A A A")).buyers()).isEmpty();
        assertThat(against(1, buyers.play("A B A A A A C")).buyers()).containsExactly(2);
    }

    @Test
    void deadHolder_isNamedAsSuch_evenIfItWasStartedAgain_andWaitsForItself() {
        SketchedBuyers buyers = SketchedBuyers.locked(2, 1);
        assertThat(against(1, buyers.play("A !A B"))).isEqualTo(new Holders(List.of(0), true));
        Play again = buyers.play("A !A B +A A");
        assertThat(against(0, again)).isEqualTo(new Holders(List.of(0), true));
        assertThat(again.deadlock())
                .isEqualTo("A and B wait for the guard, which A held when killed; nobody will free it");
    }

    @Test
    void ofHoldersDeadAndAlive_theLivingIsNamed() {
        List<Happening> happenings = List.of(
                new Happening(Turn.step(0), OUTSIDE, INSIDE),
                new Happening(Turn.kill(0), INSIDE, Standing.killed()),
                new Happening(Turn.step(1), OUTSIDE, INSIDE));
        assertThat(Holders.of(Step.ACQUIRE, happenings)).isEqualTo(new Holders(List.of(1), false));
    }

    /** In a transaction all are inside; who waits to write waits for the one that has written. */
    @Test
    void whoWaitsToWrite_waitsForTheOneThatHasWritten() {
        List<Happening> happenings = List.of(
                new Happening(Turn.step(0), OUTSIDE, INSIDE),
                new Happening(Turn.step(1), OUTSIDE, INSIDE),
                new Happening(Turn.step(2), OUTSIDE, INSIDE),
                new Happening(Turn.step(0), Standing.before(Step.WRITE, 2), Standing.before(Step.RECORD, 2)),
                new Happening(Turn.step(1), Standing.before(Step.WRITE, 2), Standing.refused(Step.WRITE, 2)));
        assertThat(Holders.of(Step.WRITE, happenings).buyers()).containsExactly(0);
    }

    @Test
    void whoWasTooLate_holdsNothing() {
        List<Happening> happenings = List.of(new Happening(Turn.step(1), Standing.before(Step.WRITE, 2), OUTSIDE));
        assertThat(Holders.of(Step.WRITE, happenings).buyers()).isEmpty();
    }

    @Test
    void whoHasEnded_holdsNothing() {
        List<Happening> happenings = List.of(
                new Happening(Turn.step(0), OUTSIDE, INSIDE),
                new Happening(Turn.step(0), Standing.before(Step.RELEASE, NOTHING), Standing.ended(EndReason.QUOTA)));
        assertThat(Holders.of(Step.ACQUIRE, happenings)).isEqualTo(new Holders(List.of(), false));
    }

    @Test
    void words_fitOneAndSeveral_deadAndAlive() {
        assertThat(new Holders(List.of(), false).inWords()).isEmpty();
        assertThat(new Holders(List.of(0), false).inWords()).isEqualTo(", which A holds");
        assertThat(new Holders(List.of(0, 1, 2), false).inWords()).isEqualTo(", which A, B and C hold");
        assertThat(new Holders(List.of(0, 1), true).inWords()).isEqualTo(", which A and B held when killed");
    }
}
