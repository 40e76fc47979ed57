package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.FindingKind.OUT_OF_ORDER;
import static ticketrace.audit.PurchaseDraft.atomicSale;
import static ticketrace.audit.PurchaseDraft.optimisticSale;
import static ticketrace.audit.PurchaseDraft.sale;
import static ticketrace.audit.PurchaseDraft.soldOut;
import static ticketrace.history.PurchaseRecord.NOTHING;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.history.Outcome;

/** Violations that only all the steps together prove. */
class ChainCheckTest {

    private static final String NO_ORDER = "No order of the steps explains them all: ";

    private static void assertNoOrder(RaceDraft race, String says) {
        Judgement judged = race.judged();
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.outOfOrder()).isEqualTo(1);
        assertThat(Found.sayings(OUT_OF_ORDER, judged)).containsExactly(NO_ORDER + says);
    }

    private static void assertUnknown(RaceDraft race) {
        Judgement judged = race.judged();
        assertThat(judged.verdict()).as("%s", judged.findings()).isEqualTo(Verdict.UNKNOWN);
    }

    /** A buyer that died in its TAKE can have taken seat 3, but cannot have put it back for another buyer. */
    @ParameterizedTest
    @CsvSource({"30, true", "22, false", "21, false"})
    void seatTakenAfterALowerOne_isOutOfOrder_ifTheTimesProveIt(long begin, boolean violated) {
        RaceDraft race = RaceDraft.under("atomic", 3).remaining(0);
        race.buyer("A").buys(atomicSale(3, begin), atomicSale(1, 50));
        race.buyer("B").dies().buys(new PurchaseDraft().takes(20, 22, 2));
        race.buyer("C").dies().buys(new PurchaseDraft().takes(5, 0, NOTHING));

        if (violated) {
            assertNoOrder(race, "B read 2 before A began to take seat 3 out of the count.");
        } else {
            assertUnknown(race);
        }
    }

    @Test
    void countReadBeforeAnyBuyerBeganToChangeTheCountAbove_isOutOfOrder() {
        RaceDraft race = RaceDraft.under("optimistic", 2).remaining(0);
        race.buyer("A").buys(optimisticSale(2, 30), optimisticSale(1, 50));
        race.buyer("B").dies().buys(new PurchaseDraft().reads(10, 11, 2).comparesAndSets(12, 0));
        race.buyer("C").dies().buys(new PurchaseDraft().reads(20, 21, 1));

        assertNoOrder(race, "C read 1 before A began to take seat 2 out of the count.");
    }

    /** A processor may read a moment before it stamps the begin, or show a change a moment after it stamped the end. */
    @Test
    void countReadAgainAfterItFell_provesNothing() {
        RaceDraft race = RaceDraft.under("optimistic", 2);
        race.buyer("A").buys(optimisticSale(2, 10));
        race.buyer("B").buys(PurchaseDraft.tooLate(2, 15), optimisticSale(1, 30), soldOut(40));

        assertThat(race.judged().verdict()).isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @CsvSource({"none", "optimistic"})
    void countReadBelowTheFinalCount_isOutOfOrder(String guard) {
        RaceDraft race = RaceDraft.under(guard, 2).remaining(2);
        race.buyer("A").dies().buys(new PurchaseDraft().reads(10, 11, 2).comparesAndSets(12, 0));
        race.buyer("B").dies().buys(new PurchaseDraft().reads(20, 21, 1));

        assertNoOrder(race, "B read 1, but 2 are left.");
    }

    @Test
    void takeThatReturnedItsSeat_hasHappened_withoutAnEndStamp() {
        RaceDraft race = RaceDraft.under("atomic", 3).remaining(1);
        race.buyer("A").dies().buys(new PurchaseDraft().takes(10, 0, 3));
        race.buyer("B").dies().buys(new PurchaseDraft().takes(12, 0, 3));
        race.buyer("C").dies().buys(new PurchaseDraft().takes(14, 0, NOTHING));

        Judgement judged = race.judged();

        assertThat(judged.lostUpdates()).isEqualTo(1);
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void takeThatReturnedZero_tookNothing() {
        RaceDraft race = RaceDraft.under("atomic", 1);
        race.buyer("A").buys(atomicSale(1, 10));
        race.buyer("B").dies().buys(new PurchaseDraft().takes(20, 0, 0));

        assertThat(race.judged().unknown()).isZero();
        assertUnknown(race);
    }

    @Test
    void withoutACommonClock_onlyTheCountsAreCompared() {
        RaceDraft race = RaceDraft.under("optimistic", 2).remaining(0);
        race.buyer("A").skewed(60_000).buys(optimisticSale(2, 30), optimisticSale(1, 50));
        race.buyer("B").dies().buys(new PurchaseDraft().reads(10, 11, 2).comparesAndSets(12, 0));
        race.buyer("C").dies().buys(new PurchaseDraft().reads(20, 21, 1));

        assertUnknown(race);
    }

    @Test
    void findingOfAnotherCheck_isNotRepeated() {
        RaceDraft race = RaceDraft.under("none", 2);
        race.buyer("A").buys(sale(2, 10));
        race.buyer("B")
                .buys(new PurchaseDraft()
                        .reads(11, 12, 2)
                        .writes(30, 31)
                        .records(32)
                        .ends(Outcome.SOLD));

        assertThat(race.judged().outOfOrder()).isZero();
    }
}
