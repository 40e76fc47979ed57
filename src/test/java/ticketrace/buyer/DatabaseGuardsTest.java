package ticketrace.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketrace.Scratch;
import ticketrace.audit.Audit;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;
import ticketrace.store.Sale;

/** The order of steps that loses an update, on H2, without a guard and with each guard that a database provides. */
class DatabaseGuardsTest {

    private static final Sale FIRST = new Sale(2, "A", 1);

    @TempDir(factory = Scratch.Folder.class)
    Path folder;

    private RaceHistory play(String guard, String schedule) throws Exception {
        return TwoBuyersOnH2.under(guard, 2, folder).play(schedule);
    }

    private static Judgement assertValid(RaceHistory race) {
        Judgement judged = Audit.judge(race);
        assertThat(judged.verdict()).as("%s", judged.findings()).isEqualTo(Verdict.VALID);
        assertThat(judged.sold()).isEqualTo(2);
        assertThat(judged.remaining()).isZero();
        assertThat(judged.contended()).isTrue();
        return judged;
    }

    @Test
    void withoutAGuard_theSeatIsSoldTwice() throws Exception {
        RaceHistory race = play("none", "A B B B A A");

        assertThat(race.end().sales()).containsExactly(new Sale(2, "B", 1), FIRST);
        Judgement judged = Audit.judge(race);
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.asPromised()).isTrue();
        assertThat(judged.lostUpdates()).isEqualTo(1);
    }

    @Test
    void rowLock_makesTheSecondBuyerWaitUntilTheFirstHasCommitted() throws Exception {
        RaceHistory race = play("row-lock", "A B~ A A A A B B B B");

        assertThat(race.end().sales()).containsExactly(FIRST, new Sale(1, "B", 1));
        Judgement judged = assertValid(race);
        assertThat(judged.overlaps()).isZero();
        assertThat(judged.retries()).isZero();
        PurchaseRecord ofA = race.buyers().get(0).purchases().get(0);
        PurchaseRecord ofB = race.buyers().get(1).purchases().get(0);
        assertThat(ofB.end(Step.ACQUIRE)).isGreaterThan(ofA.begin(Step.RELEASE));
    }

    @Test
    void rowLockOfADeadBuyer_isFree_andItsPurchaseIsUndone() throws Exception {
        RaceHistory race = play("row-lock", "A A A B~ A! B B B B");

        assertThat(race.end().sales()).containsExactly(new Sale(2, "B", 1));
        assertThat(race.end().remaining()).isEqualTo(1);
        Judgement judged = Audit.judge(race);
        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.unknown()).isZero();
    }

    @Test
    void optimistic_refusesTheSecondBuyer_whichThenBuysTheNextSeat() throws Exception {
        RaceHistory race = play("optimistic", "A B A A B B B B");

        assertThat(race.end().sales()).containsExactly(FIRST, new Sale(1, "B", 2));
        assertThat(race.buyers().get(1).purchases())
                .extracting(PurchaseRecord::outcome)
                .containsExactly(Outcome.CONFLICT, Outcome.SOLD);
        assertThat(assertValid(race).retries()).isEqualTo(1);
    }

    @Test
    void atomic_givesEachBuyerADifferentSeat() throws Exception {
        RaceHistory race = play("atomic", "A B B A");

        assertThat(race.end().sales()).containsExactly(new Sale(1, "B", 1), FIRST);
        assertThat(assertValid(race).retries()).isZero();
    }

    @Test
    void atomicTakeWithoutATicket_isSoldOut() throws Exception {
        RaceHistory race = play("atomic", "A A B B B");

        assertThat(Audit.judge(race).verdict()).isEqualTo(Verdict.VALID);
        assertThat(race.buyers().get(1).purchases())
                .extracting(PurchaseRecord::outcome)
                .containsExactly(Outcome.SOLD, Outcome.SOLD_OUT);
    }
}
