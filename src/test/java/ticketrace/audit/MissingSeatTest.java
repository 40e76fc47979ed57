package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.FindingKind.STORE_MISMATCH;
import static ticketrace.audit.PurchaseDraft.sale;
import static ticketrace.audit.PurchaseDraft.soldOut;

import org.junit.jupiter.api.Test;
import ticketrace.history.Outcome;

/** Seats that left the count without a sale: which buyer can have taken them, and when. */
class MissingSeatTest {

    private final RaceDraft race = RaceDraft.under("none", 3);

    private static PurchaseDraft openSale(int seat, long call) {
        return new PurchaseDraft().reads(call, call + 1, seat).writes(call + 2, 0);
    }

    @Test
    void seatThatADeadBuyerMayHaveTaken_isExplained() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B").dies().buys(openSale(2, 20));
        race.buyer("C").buys(sale(1, 30), soldOut(40));

        Judgement judged = race.judged();

        assertThat(judged.outOfOrder()).isZero();
        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Found.kinds(judged)).doesNotContain(STORE_MISMATCH);
    }

    @Test
    void seatThatNoBuyerCanHaveTaken_isAMismatch() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B").dies().buys(new PurchaseDraft().reads(20, 21, 2));
        race.buyer("C").buys(sale(1, 30), soldOut(40));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(Found.sayings(STORE_MISMATCH, judged))
                .contains(
                        "1 seat (the lowest is 2) passed out of the count without a sale, and no purchase explains it.");
    }

    @Test
    void seatsAboveTheLowestSoldOne_mustAllBeTaken() {
        RaceDraft wide = RaceDraft.under("none", 9);
        wide.buyer("A").buys(sale(9, 10));
        wide.buyer("B").buys(sale(6, 20));

        assertThat(Found.sayings(STORE_MISMATCH, wide.judged()))
                .contains(
                        "2 seats (the lowest is 7) passed out of the count without a sale, and no purchase explains them.");
    }

    @Test
    void seatsBelowTheLowestSoldOne_mayBeUnsold() {
        race.buyer("A").buys(sale(3, 10));

        assertThat(race.judged().verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void deadBuyerThatCameTooLate_explainsNoEarlierMissingSeat() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("C").buys(sale(1, 20));
        race.buyer("B").dies().buys(openSale(2, 30));

        Judgement judged = race.judged();

        assertThat(judged.outOfOrder()).isEqualTo(1);
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void ofSeveralDeadBuyers_theEarliestExplainsTheMissingSeat() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("D").dies().buys(openSale(2, 40));
        race.buyer("B").dies().buys(openSale(2, 15));
        race.buyer("C").buys(sale(1, 20));

        assertThat(race.judged().outOfOrder()).isZero();
    }

    @Test
    void soldOutReportedBeforeTheOnlyPossibleTakerBegan_isOutOfOrder() {
        race.buyer("A").buys(sale(3, 10), sale(2, 20));
        race.buyer("B").dies().buys(openSale(1, 40));
        race.buyer("C").buys(soldOut(30));

        assertThat(race.judged().outOfOrder()).isEqualTo(1);
    }

    @Test
    void vanishedSeat_isNoMissingSeat() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B").buys(new PurchaseDraft().reads(20, 21, 2).writes(22, 23).ends(Outcome.TIMED_OUT));
        race.buyer("C").buys(sale(1, 30), soldOut(40));

        Judgement judged = race.judged();

        assertThat(Found.kinds(judged, FindingKind.Effect.VIOLATES)).containsExactly(FindingKind.VANISHED);
    }
}
