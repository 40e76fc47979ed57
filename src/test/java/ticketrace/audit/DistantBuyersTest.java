package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.guardedSale;
import static ticketrace.audit.PurchaseDraft.sale;
import static ticketrace.audit.PurchaseDraft.soldOut;

import org.junit.jupiter.api.Test;

/** Each check that compares stamps of different buyers, with a known and with an unknown order. */
class DistantBuyersTest {

    private static void assertUnknownOrder(RaceDraft race, String whether) {
        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.asPromised()).isFalse();
        assertThat(Found.sayings(FindingKind.ORDER_UNKNOWN, judged))
                .anySatisfy(
                        says -> assertThat(says).startsWith("Whether " + whether + " cannot be told: the clocks of "));
        assertThat(Headline.of(judged, race.tickets()))
                .contains("Not known: the order of some steps, because the buyers' clocks are not known well enough");
    }

    private static void assertViolated(RaceDraft race, FindingKind kind) {
        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(Found.kinds(judged)).contains(kind);
    }

    /** If their clocks agree, both buyers are in their sections from 22 to 24. */
    private static RaceDraft together(long low, long high) {
        RaceDraft race = RaceDraft.under("file-lock", 2);
        race.buyer("A").buys(guardedSale(2, 10, 20));
        race.buyer("B").clock(low, high).buys(guardedSale(1, 15, 22));
        return race;
    }

    @Test
    void overlap_isCertainOrPossible() {
        assertViolated(together(0, 0), FindingKind.OVERLAP);
        assertViolated(together(-1, 0), FindingKind.OVERLAP);
        assertUnknownOrder(together(-3, 0).remaining(0), "A and B were inside at the same time");
        assertThat(together(-5, -5).judged().verdict()).isEqualTo(Verdict.VALID);
    }

    /** One buyer sells the higher seat 4 ns after the other has sold the lower one. */
    private static RaceDraft late(long low, long high) {
        RaceDraft race = RaceDraft.under("none", 2);
        race.buyer("A").buys(sale(1, 10));
        race.buyer("B").clock(low, high).buys(sale(2, 18));
        return race.remaining(0);
    }

    @Test
    void saleAfterThatOfALowerSeat_isCertainOrPossible() {
        assertViolated(late(-2, 2), FindingKind.OUT_OF_ORDER);
        assertUnknownOrder(late(0, 20), "B began to buy seat 2 after A had sold the lower seat 1");
        assertThat(late(20, 20).judged().verdict()).isEqualTo(Verdict.VALID);
    }

    private static RaceDraft soldOutTooEarly(long low, long high) {
        RaceDraft race = RaceDraft.under("none", 1);
        race.buyer("A").buys(soldOut(10));
        race.buyer("B").clock(low, high).buys(sale(1, 18));
        return race;
    }

    @Test
    void soldOutReportedTooEarly_isCertainOrPossible() {
        assertViolated(soldOutTooEarly(-2, 2), FindingKind.OUT_OF_ORDER);
        assertUnknownOrder(soldOutTooEarly(0, 30), "A was told \"sold out\" before B began to buy seat 1");
        assertUnknownOrder(soldOutTooEarly(0, 30), "A read 0 before B wrote it");
        assertThat(soldOutTooEarly(15, 15).judged().verdict()).isEqualTo(Verdict.VALID);
    }

    private static RaceDraft turns(long low, long high) {
        RaceDraft race = RaceDraft.under("fair-lock", 2);
        race.buyer("A").buys(guardedSale(1, 10, 40));
        race.buyer("B").clock(low, high).buys(guardedSale(2, 15, 20));
        return race.remaining(0);
    }

    @Test
    void overtaking_isCertainOrPossible() {
        assertViolated(turns(-2, 2), FindingKind.OVERTAKEN);
        assertUnknownOrder(turns(0, 8), "B was served before A, which had asked before it,");
        assertThat(turns(6, 6).judged().verdict()).isEqualTo(Verdict.VALID);
    }

    /** If the guard does not promise exclusion, a possible overlap causes no finding. */
    @Test
    void possibleOverlap_withoutAPromiseOfExclusion_isNotUnknown() {
        RaceDraft race = RaceDraft.under("jvm-lock", 2);
        race.buyer("A").buys(guardedSale(2, 10, 20));
        race.buyer("B").clock(-2, 2).buys(guardedSale(1, 15, 26));

        Judgement judged = race.remaining(0).judged();

        assertThat(Found.kinds(judged)).doesNotContain(FindingKind.ORDER_UNKNOWN);
        assertThat(judged.overlaps()).isZero();
        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void contention_isUnknown_ifTheOrderIsUnknown() {
        RaceDraft race = RaceDraft.under("none", 2);
        race.buyer("A").buys(sale(2, 10));
        race.buyer("B").clock(-3, 3).buys(sale(1, 16));

        Judgement judged = race.remaining(0).judged();

        assertThat(judged.contended()).isNull();
        assertThat(Found.kinds(judged)).doesNotContain(FindingKind.NO_CONTENTION);
    }
}
