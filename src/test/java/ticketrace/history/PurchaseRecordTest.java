package ticketrace.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the record of a purchase says about its count, its end and its sale. */
class PurchaseRecordTest {

    private static final int WRITTEN = Step.ACQUIRE.bit() | Step.READ.bit() | Step.WRITE.bit();

    private static PurchaseRecord releasing(@Nullable Outcome outcome, long over) {
        int steps = WRITTEN | Step.RECORD.bit() | Step.RELEASE.bit();
        boolean refused = outcome == Outcome.CONFLICT;
        return new PurchaseRecord(
                1, new Stamps(10, 20, 30, 40, 50, 60, refused ? 0 : over, refused ? over : 0), 7, steps, outcome);
    }

    private static PurchaseRecord taking(long taken, int seat) {
        return new PurchaseRecord(1, new Stamps(0, 20, 0, 0, taken, 0, 0, 0), seat, Step.TAKE.bit(), null);
    }

    @Test
    void endedTake_readAndChangedTheCountInOneStep() {
        PurchaseRecord taken = taking(50, 7);

        assertThat(taken.call()).isEqualTo(20);
        assertThat(taken.changeBegan()).isEqualTo(20);
        assertThat(taken.readEnd()).isEqualTo(50);
        assertThat(taken.hasChanged()).isTrue();
        assertThat(taken.isUnknown()).isTrue();
    }

    @Test
    void unendedTake_mayHaveChangedTheCount() {
        PurchaseRecord cut = taking(0, PurchaseRecord.NOTHING);

        assertThat(cut.hasBegunChange()).isTrue();
        assertThat(cut.hasChanged()).isFalse();
        assertThat(cut.mayHaveChanged()).isTrue();
        assertThat(cut.isUnknown()).isTrue();
    }

    @Test
    void takeWithoutATicket_changedNothing() {
        assertThat(taking(50, 0).mayHaveChanged()).isFalse();
    }

    @Test
    void conflict_isNoSale_evenAfterItsRecord() {
        assertThat(releasing(Outcome.CONFLICT, 70).isSold()).isFalse();
        assertThat(releasing(null, 0).isSold()).isTrue();
    }

    @Test
    void refusedCommit_failed_andDidNotEnd() {
        assertThat(releasing(Outcome.CONFLICT, 70).end(Step.RELEASE)).isZero();
        assertThat(releasing(Outcome.CONFLICT, 70).refused(Step.RELEASE)).isEqualTo(70);
        assertThat(releasing(Outcome.SOLD, 70).end(Step.RELEASE)).isEqualTo(70);
        assertThat(releasing(Outcome.SOLD, 70).refused(Step.RELEASE)).isZero();
        for (Step before : List.of(Step.ACQUIRE, Step.READ, Step.WRITE, Step.RECORD)) {
            assertThat(releasing(Outcome.CONFLICT, 70).refused(before)).isZero();
        }
    }

    @Test
    void undonePurchase_readAndChangedNothing() {
        PurchaseRecord undone = releasing(null, 0).undone();

        assertThat(undone.isSold()).isFalse();
        assertThat(undone.hasBegunChange()).isFalse();
        assertThat(undone.mayHaveChanged()).isFalse();
        assertThat(undone.isUnknown()).isFalse();
        assertThat(undone.value()).isEqualTo(7);
        assertThat(undone.readEnd()).isEqualTo(30);
        assertThat(undone.isOpen()).isTrue();
    }

    @Test
    void undonePurchase_keepsItsDuration() {
        assertThat(releasing(null, 0).undone().latest()).isEqualTo(60);
        assertThat(releasing(Outcome.CONFLICT, 70).undone().latest()).isEqualTo(70);
        assertThat(new PurchaseRecord(1, new Stamps(10, 20, 30, 40, 50, 0, 0, 0), 7, WRITTEN, null)
                        .undone()
                        .latest())
                .isEqualTo(50);
    }

    /** The database may have undone it while its buyer was thinking, and admitted another buyer. */
    @Test
    void undonePurchase_endedBeforeTheStepThatFailed() {
        assertThat(new PurchaseRecord(1, new Stamps(10, 20, 30, 40, 0, 0, 0, 0), 7, WRITTEN, null)
                        .undone()
                        .latest())
                .isEqualTo(30);
    }

    @Test
    void uncertainPurchase_mayHaveChangedTheCount_andIsNoSale() {
        PurchaseRecord doubted = releasing(null, 0).doubted();

        assertThat(doubted.hasChanged()).isFalse();
        assertThat(doubted.mayHaveChanged()).isTrue();
        assertThat(doubted.changeBegan()).isEqualTo(40);
        assertThat(doubted.isSold()).isFalse();
        assertThat(doubted.isUnknown()).isTrue();
        assertThat(doubted.latest()).isEqualTo(60);
    }
}
