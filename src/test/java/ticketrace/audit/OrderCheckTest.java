package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.FindingKind.OUT_OF_ORDER;
import static ticketrace.audit.PurchaseDraft.sale;
import static ticketrace.audit.PurchaseDraft.soldOut;

import org.junit.jupiter.api.Test;
import ticketrace.history.Outcome;

class OrderCheckTest {

    private final RaceDraft race = RaceDraft.under("none", 3);

    /** A sale that reads at {@code call} and ends at {@code returned}. */
    private static PurchaseDraft longSale(int seat, long call, long returned) {
        return new PurchaseDraft()
                .reads(call, returned - 3, seat)
                .writes(returned - 2, returned - 1)
                .records(returned)
                .ends(Outcome.SOLD);
    }

    @Test
    void higherSeatSoldEntirelyAfterALowerOne_isOutOfOrder() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B").buys(sale(1, 20));
        race.buyer("C").buys(sale(2, 30));

        Judgement judged = race.judged();

        assertThat(judged.outOfOrder()).isEqualTo(1);
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(Found.of(OUT_OF_ORDER, judged)).singleElement().satisfies(finding -> {
            assertThat(finding.seat()).isEqualTo(2);
            assertThat(finding.buyers()).containsExactly("B", "C");
            assertThat(finding.says()).isEqualTo("C began to buy seat 2 after B had already sold the lower seat 1.");
        });
    }

    @Test
    void higherSeatSoldDuringTheSaleOfALowerOne_isExplained() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B").buys(longSale(1, 20, 40));
        race.buyer("C").buys(longSale(2, 39, 50));

        assertThat(race.judged().outOfOrder()).isZero();
    }

    @Test
    void purchasesThatTouch_haveNoOrder() {
        race.buyer("A").buys(longSale(2, 10, 20));
        race.buyer("B").buys(longSale(3, 20, 30));

        assertThat(race.judged().outOfOrder()).isZero();
    }

    @Test
    void eachSaleThatCameTooLate_isCounted() {
        race.buyer("A").buys(sale(1, 10));
        race.buyer("B").buys(sale(3, 20), sale(2, 30));

        assertThat(race.judged().outOfOrder()).isEqualTo(2);
    }

    @Test
    void earliestSaleOfALowerSeat_decides() {
        RaceDraft wide = RaceDraft.under("none", 4);
        wide.buyer("A").buys(longSale(1, 1, 100));
        wide.buyer("B").buys(longSale(2, 1, 20));
        wide.buyer("C").buys(longSale(3, 1, 100));
        wide.buyer("D").buys(longSale(4, 21, 100));

        assertThat(Found.of(OUT_OF_ORDER, wide.judged()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.buyers()).containsExactly("B", "D"));
    }

    @Test
    void twoSalesOfOneSeat_haveNoRequiredOrder() {
        race.buyer("A").buys(sale(3, 10), sale(3, 20));

        assertThat(race.judged().outOfOrder()).isZero();
    }

    @Test
    void soldOutReportedBeforeTheLastSaleBegan_isOutOfOrder() {
        race.buyer("A").buys(sale(3, 10), sale(2, 20), sale(1, 30));
        race.buyer("B").buys(soldOut(5));

        Judgement judged = race.judged();

        assertThat(judged.outOfOrder()).isEqualTo(1);
        assertThat(Found.sayings(OUT_OF_ORDER, judged))
                .containsExactly("B was told \"sold out\" before A began to buy seat 1.");
    }

    @Test
    void eachSoldOutReportedTooEarly_isCounted() {
        race.buyer("A").buys(sale(3, 10), sale(2, 20), sale(1, 30), soldOut(40));
        race.buyer("B").buys(soldOut(5));
        race.buyer("C").buys(soldOut(25));

        assertThat(race.judged().outOfOrder()).isEqualTo(2);
    }

    @Test
    void soldOutReportedDuringTheLastSale_isExplained() {
        race.buyer("A").buys(sale(3, 10), sale(2, 20), longSale(1, 30, 50));
        race.buyer("B").buys(soldOut(48));

        assertThat(race.judged().outOfOrder()).isZero();
    }

    @Test
    void saleOfADeadBuyer_mayTakeEffectAtAnyTimeAfterItsCall() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B").dies().buys(sale(1, 20).ends(null));
        race.buyer("C").buys(sale(2, 30));

        assertThat(race.judged().outOfOrder()).isZero();
    }

    @Test
    void withoutACommonClock_orderIsNotJudged() {
        race.buyer("A").buys(sale(3, 10), sale(1, 30));
        race.buyer("B").skewed(60_000).buys(sale(2, 5));

        assertThat(race.judged().outOfOrder()).isNull();
    }
}
