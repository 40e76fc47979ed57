package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.FindingKind.BUYER_DIED;
import static ticketrace.audit.FindingKind.ROLLED_BACK;
import static ticketrace.audit.FindingKind.STORE_MISMATCH;
import static ticketrace.audit.PurchaseDraft.guardedSale;

import org.junit.jupiter.api.Test;
import ticketrace.history.Outcome;
import ticketrace.store.Isolation;
import ticketrace.store.Sale;

/** At read-uncommitted, other buyers may have read a dead buyer's write before the database rolled it back. */
class DirtyReadTest {

    private final RaceDraft race = RaceDraft.under("transaction", 3).at(Isolation.READ_UNCOMMITTED);

    private static PurchaseDraft unfinished() {
        return new PurchaseDraft().acquires(10, 20).reads(20, 21, 3).writes(22, 23);
    }

    private static void assertSeatInDoubt(Judgement judged) {
        assertThat(judged.verdict()).as("%s", judged.findings()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.unknown()).isEqualTo(1);
        assertThat(Found.kinds(judged)).doesNotContain(ROLLED_BACK);
        assertThat(Found.of(BUYER_DIED, judged))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seat()).isEqualTo(3));
    }

    @Test
    void seatOfTheDeadBuyer_isUnknown_ifOthersUsedItsCount() {
        race.buyer("A").dies().buys(unfinished());
        race.buyer("B").buys(guardedSale(2, 11, 30));

        assertSeatInDoubt(race.judged());
    }

    @Test
    void seatOfTheDeadBuyer_isUnknown_ifOthersSoldIt() {
        race.buyer("A").dies().buys(unfinished());
        race.buyer("B").buys(guardedSale(3, 11, 30));

        Judgement judged = race.judged();

        assertSeatInDoubt(judged);
        assertThat(judged.lostUpdates()).isZero();
    }

    @Test
    void countThatWasRolledBack_isNoMismatch() {
        race.buyer("A").dies().buys(unfinished());

        assertSeatInDoubt(race.remaining(3).judged());
        assertThat(Found.sayings(BUYER_DIED, race.judged()))
                .containsExactly("A died in its purchase 1, after WRITE: seat 3 is unknown, it may be lost with it.");
    }

    @Test
    void saleMissingFromTheList_wasNotCommitted() {
        race.buyer("A").dies().buys(unfinished().records(24).releases(24, 0));

        Judgement judged = race.remaining(3).list(list -> list.clear()).judged();

        assertSeatInDoubt(judged);
        assertThat(judged.sold()).isZero();
    }

    @Test
    void saleOnTheList_wasCommitted() {
        race.buyer("A").dies().buys(unfinished().records(24).releases(24, 0));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.unknown()).isZero();
        assertThat(judged.sold()).isEqualTo(1);
    }

    @Test
    void countThatNoBuyerWrote_isStillAMismatch() {
        race.buyer("A").dies().buys(unfinished());

        assertThat(Found.kinds(race.remaining(1).judged())).contains(STORE_MISMATCH);
    }

    @Test
    void saleOfALivingBuyerMissingFromTheList_isStillAMismatch() {
        race.buyer("A").buys(unfinished().records(24).releases(24, 25).ends(Outcome.SOLD));

        assertThat(Found.kinds(
                        race.list(list -> list.remove(new Sale(3, "A", 1))).judged()))
                .contains(STORE_MISMATCH);
    }

    /** The living buyer knows that its write is undone. Others may have read the write before. */
    @Test
    void purchaseRefusedAfterItsWrite_changedNothing() {
        race.buyer("A")
                .buys(unfinished().records(24).releases(26, 27).ends(Outcome.CONFLICT))
                .buys(guardedSale(3, 30, 50));
        race.buyer("B").buys(guardedSale(2, 51, 60)).buys(guardedSale(1, 61, 70));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).as("%s", judged.findings()).isEqualTo(Verdict.VALID);
        assertThat(judged.sold()).isEqualTo(3);
    }

    @Test
    void countOfARefusedPurchase_thatAnotherBuyerUsed_isALostSeat() {
        race.buyer("A").buys(unfinished().records(24).releases(26, 27).ends(Outcome.CONFLICT));
        race.buyer("B").buys(guardedSale(2, 24, 25));

        Judgement judged = race.remaining(1).judged();

        assertThat(judged.sold()).isEqualTo(1);
        assertThat(judged.verdict()).as("%s", judged.findings()).isEqualTo(Verdict.VIOLATED);
    }
}
