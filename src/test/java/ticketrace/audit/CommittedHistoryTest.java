package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.FindingKind.BUYER_DIED;
import static ticketrace.audit.FindingKind.ROLLED_BACK;
import static ticketrace.audit.FindingKind.STORE_MISMATCH;
import static ticketrace.audit.FindingKind.VANISHED;
import static ticketrace.audit.PurchaseDraft.guardedSale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.history.Outcome;
import ticketrace.store.Isolation;
import ticketrace.store.Sale;

/** The audit removes the effects of an unended transaction from the evidence, as the database rolled it back. */
class CommittedHistoryTest {

    private static final Sale OF_A = new Sale(3, "A", 1);

    private final RaceDraft race = RaceDraft.under("row-lock", 3);

    private static PurchaseDraft afterWrite() {
        return new PurchaseDraft().acquires(10, 20).reads(20, 21, 3).writes(22, 23);
    }

    private static PurchaseDraft inRecord() {
        return afterWrite().records(0);
    }

    private static PurchaseDraft inRelease() {
        return afterWrite().records(24).releases(24, 0);
    }

    /** A dies in this purchase. B sells A's seat, and the final count is B's. */
    private static Judgement seatSoldAgain(RaceDraft race, PurchaseDraft last) {
        race.buyer("A").dies().buys(last);
        race.buyer("B").buys(guardedSale(3, 11, 30));
        return race.remaining(2).list(list -> list.remove(OF_A)).judged();
    }

    private static void assertRolledBack(Judgement judged, String where) {
        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.unknown()).isZero();
        assertThat(judged.sold()).isEqualTo(1);
        assertThat(judged.lostUpdates()).isZero();
        assertThat(Found.sayings(BUYER_DIED, judged)).containsExactly("A died in its purchase 1, " + where + ".");
        assertThat(Found.of(ROLLED_BACK, judged)).singleElement().satisfies(finding -> {
            assertThat(finding.effect()).isEqualTo(FindingKind.Effect.NOTES);
            assertThat(finding.seat()).isEqualTo(3);
            assertThat(finding.buyers()).containsExactly("A");
            assertThat(finding.says()).isEqualTo("The database has undone purchase 1 of A: seat 3 is not lost.");
        });
    }

    @Test
    void buyerKilledBetweenWriteAndRecord_isRolledBack() {
        assertRolledBack(seatSoldAgain(race, afterWrite()), "after WRITE");
    }

    @Test
    void buyerKilledInItsRecord_isRolledBack() {
        assertRolledBack(seatSoldAgain(race, inRecord()), "in RECORD");
    }

    @Test
    void buyerKilledInItsRelease_isRolledBack_ifItsSaleIsNotOnTheList() {
        assertRolledBack(seatSoldAgain(race, inRelease()), "in RELEASE");
    }

    @Test
    void buyerKilledInItsRelease_soldItsSeat_ifItsSaleIsOnTheList() {
        race.buyer("A").dies().buys(inRelease());
        race.buyer("B").buys(guardedSale(2, 11, 30));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.sold()).isEqualTo(2);
        assertThat(judged.unknown()).isZero();
        assertThat(Found.kinds(judged)).contains(BUYER_DIED).doesNotContain(ROLLED_BACK, STORE_MISMATCH);
    }

    @Test
    void buyerKilledBeforeItsWrite_leavesNothingToUndo() {
        Judgement judged =
                seatSoldAgain(race, new PurchaseDraft().acquires(10, 20).reads(20, 21, 3));

        assertThat(Found.kinds(judged)).contains(BUYER_DIED).doesNotContain(ROLLED_BACK);
    }

    @Test
    void requestedKill_isAsPromised_ifTheTransactionIsRolledBack() {
        assertThat(seatSoldAgain(race, afterWrite()).asPromised()).isFalse();
        assertThat(race.killed("A").judged().asPromised()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Isolation.class,
            names = {"READ_COMMITTED", "REPEATABLE_READ", "SERIALIZABLE"})
    void transaction_isRolledBack_whereUncommittedDataIsHidden(Isolation level) {
        RaceDraft transaction = RaceDraft.under("transaction", 3).at(level);

        assertRolledBack(seatSoldAgain(transaction, inRelease()), "in RELEASE");
    }

    @Test
    void transactionWithoutANamedLevel_isTreatedAsAtTheDefaultLevel() {
        assertRolledBack(seatSoldAgain(RaceDraft.under("transaction", 3), inRelease()), "in RELEASE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file-lock", "none", "no-such-guard"})
    void withoutATransaction_nothingIsRolledBack(String guard) {
        RaceDraft locked = RaceDraft.under(guard, 3).forbidding("STORE_MISMATCH");

        Judgement judged = seatSoldAgain(locked, inRelease());

        assertThat(Found.kinds(judged)).contains(STORE_MISMATCH).doesNotContain(ROLLED_BACK);
        assertThat(judged.sold()).isEqualTo(2);
    }

    @Test
    void undoneSeatThatIsStillMissing_isAMismatch() {
        race.buyer("A").dies().buys(afterWrite());
        race.buyer("B").buys(guardedSale(2, 11, 30));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(Found.kinds(judged)).contains(STORE_MISMATCH);
    }

    @Test
    void conflictOfATransactionThatHadWritten_isNoVanishedTicket_andNoChange() {
        race.buyer("A").buys(inRelease().givesUp(Outcome.CONFLICT, 26), guardedSale(2, 40, 41));
        race.buyer("B").buys(guardedSale(3, 11, 30));

        Judgement judged = race.judged();

        assertThat(Found.kinds(judged)).doesNotContain(VANISHED, STORE_MISMATCH);
        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
        assertThat(judged.retries()).isEqualTo(1);
        assertThat(judged.lostUpdates()).isZero();
        assertThat(judged.sold()).isEqualTo(2);
    }

    @Test
    void conflictThatHadWritten_underALock_isAVanishedTicket() {
        RaceDraft locked = RaceDraft.under("file-lock", 3);
        locked.buyer("A").buys(afterWrite().givesUp(Outcome.CONFLICT, 24));

        assertThat(Found.kinds(locked.judged(), FindingKind.Effect.VIOLATES)).containsExactly(VANISHED);
    }

    @Test
    void saleOfAConflict_doesNotBelongOnTheList() {
        race.buyer("A").buys(inRelease().givesUp(Outcome.CONFLICT, 26));

        Judgement judged = race.remaining(3).list(list -> list.add(OF_A)).judged();

        assertThat(Found.sayings(STORE_MISMATCH, judged))
                .containsExactly("The list of sales has seat 3 sold by A in purchase 1, but the history of A says"
                        + " otherwise.");
    }

    /** A section lasts until its buyer's last stamp, even if the purchase was rolled back. */
    @Test
    void buyerThatEntersBeforeTheUndoneSectionEnds_overlaps() {
        race.buyer("A")
                .dies()
                .buys(new PurchaseDraft().acquires(10, 20).reads(20, 21, 3).writes(40, 41));
        race.buyer("B").buys(guardedSale(3, 11, 30));

        assertThat(race.remaining(2).judged().overlaps()).isEqualTo(1);
    }
}
