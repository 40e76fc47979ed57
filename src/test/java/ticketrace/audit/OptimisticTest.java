package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.FindingKind.BUYER_DIED;
import static ticketrace.audit.FindingKind.STORE_MISMATCH;
import static ticketrace.audit.PurchaseDraft.optimisticSale;
import static ticketrace.audit.PurchaseDraft.soldOut;
import static ticketrace.audit.PurchaseDraft.tooLate;

import org.junit.jupiter.api.Test;
import ticketrace.history.EndReason;

/** Races in which a buyer writes a count only if no other buyer has written since its read. */
class OptimisticTest {

    private final RaceDraft race = RaceDraft.under("optimistic", 3);

    @Test
    void conflict_isNoChange_andCountedAsARetry() {
        race.buyer("A").buys(optimisticSale(3, 10), optimisticSale(1, 40), soldOut(50));
        race.buyer("B").buys(tooLate(3, 11), optimisticSale(2, 20), tooLate(1, 39), soldOut(51));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).as("%s", judged.findings()).isEqualTo(Verdict.VALID);
        assertThat(judged.asPromised()).isTrue();
        assertThat(judged.retries()).isEqualTo(2);
        assertThat(judged.sold()).isEqualTo(3);
        assertThat(judged.lostUpdates()).isZero();
        assertThat(judged.overlaps()).isNull();
    }

    @Test
    void raceWithoutConflicts_hasNoRetries() {
        race.buyer("A").endsBy(EndReason.QUOTA).buys(optimisticSale(3, 10));

        assertThat(race.judged().retries()).isZero();
    }

    @Test
    void conflict_doesNotExplainACount() {
        race.buyer("A").buys(optimisticSale(3, 10));
        race.buyer("B").buys(tooLate(2, 20));

        assertThat(Found.kinds(race.remaining(1).judged())).contains(STORE_MISMATCH);
    }

    @Test
    void conflict_doesNotExplainAMissingSeat() {
        race.buyer("A").buys(optimisticSale(3, 10), optimisticSale(1, 30));
        race.buyer("B").buys(tooLate(2, 20));

        assertThat(Found.kinds(race.judged())).contains(STORE_MISMATCH);
    }

    @Test
    void countThatOverwritesAnother_breaksThePromise() {
        race.buyer("A").buys(optimisticSale(3, 10));
        race.buyer("B").buys(optimisticSale(3, 11));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.asPromised()).isFalse();
        assertThat(judged.lostUpdates()).isEqualTo(1);
        assertThat(judged.doubleBooked()).isEqualTo(1);
    }

    @Test
    void buyerThatDiedInItsCompareAndSet_leavesItsSeatUnknown() {
        race.buyer("A").dies().buys(new PurchaseDraft().reads(10, 11, 3).comparesAndSets(12, 0));
        race.buyer("B").buys(optimisticSale(2, 30));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.unknown()).isEqualTo(1);
        assertThat(Found.sayings(BUYER_DIED, judged))
                .containsExactly(
                        "A died in its purchase 1, in COMPARE_AND_SET: seat 3 is unknown, it may be lost with it.");
    }

    @Test
    void seatOfABuyerThatDiedInItsCompareAndSet_mayStillBeSold() {
        race.buyer("A").dies().buys(new PurchaseDraft().reads(10, 11, 3).comparesAndSets(12, 0));
        race.buyer("B").buys(optimisticSale(3, 11));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.lostUpdates()).isZero();
    }
}
