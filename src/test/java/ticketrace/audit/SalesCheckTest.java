package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.FindingKind.STORE_MISMATCH;
import static ticketrace.audit.PurchaseDraft.sale;
import static ticketrace.audit.PurchaseDraft.soldOut;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ticketrace.store.Sale;

class SalesCheckTest {

    private final RaceDraft race = RaceDraft.under("file-lock", 2);

    @BeforeEach
    void twoSoundSales() {
        race.buyer("A").buys(sale(2, 10), soldOut(30));
        race.buyer("B").buys(sale(1, 20));
    }

    private void assertMismatch(String says) {
        Judgement judged = race.judged();
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.asPromised()).isFalse();
        assertThat(Found.kinds(judged, FindingKind.Effect.VIOLATES)).containsExactly(STORE_MISMATCH);
        assertThat(Found.sayings(STORE_MISMATCH, judged)).containsExactly(says);
    }

    @Test
    void listThatAgreesWithTheHistories_isSound() {
        assertThat(race.judged().verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void orderOfTheLines_doesNotMatter() {
        race.list(list -> list.add(list.remove(0)));

        assertThat(race.judged().verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void missingLine_isFound() {
        race.list(list -> list.remove(0));

        assertMismatch("A recorded the sale of seat 2, but the list of sales does not have it.");
    }

    @Test
    void duplicateLine_isFoundOnce() {
        race.list(list -> {
            for (int i = 0; i < 600; i++) {
                list.add(new Sale(2, "A", 1));
            }
        });

        assertMismatch("The list of sales has seat 2 sold by A in purchase 1 more than once.");
    }

    @Test
    void lineOfAnUnknownPurchase_isFound() {
        race.list(list -> list.add(new Sale(1, "B", 2)));

        assertMismatch("The list of sales has seat 1 sold by B in purchase 2, which is in no history.");
    }

    @Test
    void lineWithPurchaseZero_isFound() {
        race.list(list -> list.add(new Sale(1, "B", 0)));

        assertMismatch("The list of sales has seat 1 sold by B in purchase 0, which is in no history.");
    }

    @Test
    void lineOfAnUnknownBuyer_isFound() {
        race.list(list -> list.add(new Sale(1, "mallory", 1)));

        assertMismatch("The list of sales has seat 1 sold by mallory in purchase 1, which is in no history.");
    }

    @Test
    void lineOfAPurchaseWithoutASale_isFound() {
        race.list(list -> list.add(new Sale(1, "A", 2)));

        assertMismatch("The list of sales has seat 1 sold by A in purchase 2, but the history of A says otherwise.");
    }

    @Test
    void lineWithAnotherSeat_isFoundInTheListAndInTheHistory() {
        race.list(list -> list.set(0, new Sale(7, "A", 1)));

        assertThat(Found.sayings(STORE_MISMATCH, race.judged()))
                .containsExactly(
                        "The list of sales has seat 7 sold by A in purchase 1, but the history of A says otherwise.",
                        "A recorded the sale of seat 2, but the list of sales does not have it.");
    }

    @Test
    void saleListedForAnotherBuyer_isFoundInTheListAndInTheHistory() {
        race.list(list -> list.set(0, new Sale(2, "B", 1)));

        assertThat(Found.of(STORE_MISMATCH, race.judged())).hasSize(2);
    }

    @Test
    void damagedLines_areFound() {
        race.damaged("sales.csv: line 3 is no sale: \"x\"");

        assertMismatch("sales.csv: line 3 is no sale: \"x\"");
    }

    @Test
    void unfinishedLine_isDamage() {
        race.cutOff("sales.csv: its last line was not finished: \"1,\"");

        assertMismatch("sales.csv: its last line was not finished: \"1,\"");
    }

    @Test
    void unfinishedLine_isNoDamage_ifABuyerDiedWritingIt() {
        RaceDraft killed = RaceDraft.under("file-lock", 2).cutOff("sales.csv: its last line was not finished: \"2,\"");
        killed.buyer("A")
                .dies()
                .buys(new PurchaseDraft().reads(10, 11, 2).writes(12, 13).records(0));

        assertThat(killed.judged().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void saleThatADeadBuyerBeganToRecord_mayBeListedOrNot() {
        RaceDraft killed = RaceDraft.under("file-lock", 2).killed("A");
        killed.buyer("A")
                .dies()
                .buys(new PurchaseDraft().reads(10, 11, 2).writes(12, 13).records(0));
        killed.buyer("B").buys(sale(1, 20), soldOut(30));

        assertThat(killed.judged().verdict()).isEqualTo(Verdict.UNKNOWN);
        killed.list(list -> list.add(0, new Sale(2, "A", 1)));
        assertThat(killed.judged().verdict()).isEqualTo(Verdict.UNKNOWN);
    }
}
