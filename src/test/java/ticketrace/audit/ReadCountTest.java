package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.FindingKind.STORE_MISMATCH;
import static ticketrace.audit.PurchaseDraft.sale;

import org.junit.jupiter.api.Test;
import ticketrace.history.Outcome;

/** A buyer must have written every count before another buyer can read it. */
class ReadCountTest {

    private final RaceDraft race = RaceDraft.under("none", 3);

    @Test
    void readOfACountThatNoBuyerWrote_isFound() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B").buys(sale(1, 20));

        assertThat(Found.sayings(STORE_MISMATCH, race.judged())).contains("B read 1, which nobody had written.");
    }

    @Test
    void readOfMoreTicketsThanThereWere_isFound() {
        race.buyer("A").buys(sale(4, 10));

        assertThat(Found.sayings(STORE_MISMATCH, race.judged())).contains("A read 4, which nobody had written.");
    }

    @Test
    void readBeforeTheWriteBegan_isFound() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B")
                .buys(new PurchaseDraft()
                        .reads(9, 11, 2)
                        .writes(20, 21)
                        .records(22)
                        .ends(Outcome.SOLD));

        assertThat(Found.sayings(STORE_MISMATCH, race.judged()))
                .containsExactly("B read 2, which nobody had written by then.");
    }

    @Test
    void readDuringTheWrite_isSound() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B")
                .buys(new PurchaseDraft()
                        .reads(9, 12, 2)
                        .writes(20, 21)
                        .records(22)
                        .ends(Outcome.SOLD));

        assertThat(race.judged().verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void buyerKilledBetweenItsReadAndTheStamp_provesNothing() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B").dies().buys(new PurchaseDraft().reads(20, 0, 2));

        assertThat(race.judged().verdict()).isEqualTo(Verdict.UNKNOWN);
    }
}
