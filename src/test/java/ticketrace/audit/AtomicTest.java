package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.FindingKind.BUYER_DIED;
import static ticketrace.audit.FindingKind.STORE_MISMATCH;
import static ticketrace.audit.PurchaseDraft.atomicSale;
import static ticketrace.audit.PurchaseDraft.nothingTaken;
import static ticketrace.history.PurchaseRecord.NOTHING;

import org.junit.jupiter.api.Test;

/** Races in which the store takes tickets atomically, with buyers that die before they receive their seat. */
class AtomicTest {

    private final RaceDraft race = RaceDraft.under("atomic", 4);

    private static PurchaseDraft withoutAnAnswer(long from) {
        return new PurchaseDraft().takes(from, 0, NOTHING);
    }

    private static void assertUnknown(Judgement judged, int unknown) {
        assertThat(judged.verdict()).as("%s", judged.findings()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.unknown()).isEqualTo(unknown);
    }

    private static void assertMismatch(Judgement judged) {
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.asPromised()).isFalse();
        assertThat(Found.kinds(judged)).contains(STORE_MISMATCH);
    }

    @Test
    void soundRace_isValid() {
        race.buyer("A").buys(atomicSale(4, 10), atomicSale(2, 20), nothingTaken(30));
        race.buyer("B").buys(atomicSale(3, 11), atomicSale(1, 21), nothingTaken(31));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
        assertThat(judged.asPromised()).isTrue();
        assertThat(judged.sold()).isEqualTo(4);
        assertThat(judged.overlaps()).isNull();
        assertThat(judged.contended()).isTrue();
    }

    @Test
    void seatTakenTwice_breaksThePromise() {
        race.buyer("A").buys(atomicSale(4, 10));
        race.buyer("B").buys(atomicSale(4, 11));

        Judgement judged = race.judged();

        assertThat(judged.asPromised()).isFalse();
        assertThat(Found.kinds(judged)).contains(FindingKind.DOUBLE_BOOKED, FindingKind.LOST_UPDATE);
    }

    @Test
    void seatTakenAndNotRecorded_isAVanishedTicket_ifItsBuyerLived() {
        race.buyer("A").buys(atomicSale(4, 10).seat(4));
        race.buyer("B").buys(new PurchaseDraft().takes(20, 21, 3).ends(null));

        assertThat(Found.kinds(race.judged())).contains(FindingKind.VANISHED);
    }

    @Test
    void seatNumberOfABuyerThatDiedInItsTake_isNotReported() {
        race.buyer("A").dies().buys(withoutAnAnswer(10));

        Judgement judged = race.judged();

        assertUnknown(judged, 1);
        assertThat(Found.of(BUYER_DIED, judged)).singleElement().satisfies(finding -> {
            assertThat(finding.seat()).isNull();
            assertThat(finding.says())
                    .isEqualTo("A died in its purchase 1, in TAKE: the seat it was about to take is unknown, it may be"
                            + " lost with it.");
        });
    }

    @Test
    void seatOfABuyerThatDiedAfterItsTake_isUnknown() {
        race.buyer("A").dies().buys(new PurchaseDraft().takes(10, 11, 4));

        Judgement judged = race.judged();

        assertUnknown(judged, 1);
        assertThat(Found.of(BUYER_DIED, judged))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seat()).isEqualTo(4));
    }

    @Test
    void buyerThatDiedInItsTake_explainsAMissingSeat_andTheNextCount() {
        race.buyer("A").buys(atomicSale(4, 10), atomicSale(2, 30));
        race.buyer("B").dies().buys(withoutAnAnswer(20));

        assertUnknown(race.judged(), 1);
    }

    @Test
    void buyerThatDiedInItsTake_explainsTheLastCount() {
        race.buyer("A").buys(atomicSale(4, 10));
        race.buyer("B").dies().buys(withoutAnAnswer(20));

        assertUnknown(race.remaining(3).judged(), 1);
        assertUnknown(race.remaining(2).judged(), 1);
    }

    @Test
    void buyerThatDiedInItsTake_explainsSoldOut() {
        race.buyer("A").buys(atomicSale(4, 10), atomicSale(3, 20), atomicSale(2, 30), nothingTaken(50));
        race.buyer("B").dies().buys(withoutAnAnswer(40));

        assertUnknown(race.remaining(0).judged(), 1);
    }

    @Test
    void oneDeadBuyer_doesNotExplainTwoMissingSeats() {
        race.buyer("A").buys(atomicSale(4, 10), atomicSale(1, 30));
        race.buyer("B").dies().buys(withoutAnAnswer(20));

        assertMismatch(race.judged());
        race.buyer("C").dies().buys(withoutAnAnswer(21));
        assertUnknown(race.judged(), 2);
    }

    @Test
    void oneDeadBuyer_doesNotExplainBothAMissingSeatAndTheLastCount() {
        race.buyer("A").buys(atomicSale(4, 10), atomicSale(2, 30));
        race.buyer("B").dies().buys(withoutAnAnswer(20));

        assertMismatch(race.remaining(0).judged());
    }

    @Test
    void oneDeadBuyer_doesNotExplainTwoMissingTickets() {
        race.buyer("A").buys(atomicSale(4, 10));
        race.buyer("B").dies().buys(withoutAnAnswer(20));

        assertMismatch(race.remaining(1).judged());
    }

    @Test
    void deadBuyerThatCameTooLate_explainsNoEarlierMissingSeat() {
        race.buyer("A").buys(atomicSale(4, 10), atomicSale(2, 20));
        race.buyer("B").dies().buys(withoutAnAnswer(40));

        Judgement judged = race.judged();

        assertThat(judged.outOfOrder()).isEqualTo(1);
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void deadBuyerThatNeverBeganItsTake_explainsNothing() {
        race.buyer("A").buys(atomicSale(4, 10), atomicSale(2, 20));
        race.buyer("B").dies();

        assertMismatch(race.judged());
    }
}
