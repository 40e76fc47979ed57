package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.FindingKind.BUYER_DIED;
import static ticketrace.audit.FindingKind.DEADLOCK;
import static ticketrace.audit.FindingKind.NO_CONTENTION;
import static ticketrace.audit.FindingKind.SEATS_LEFT;
import static ticketrace.audit.FindingKind.TIME_LIMIT;
import static ticketrace.audit.PurchaseDraft.guardedSale;
import static ticketrace.audit.PurchaseDraft.sale;
import static ticketrace.audit.PurchaseDraft.soldOut;
import static ticketrace.audit.PurchaseDraft.timedOut;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.history.EndReason;

/** The audit's notes on how a race ended, and whether the race proves anything. */
class NotesTest {

    @ParameterizedTest
    @CsvSource({
        "QUOTA, QUOTA, QUOTA",
        "QUOTA, SOLD_OUT, SOLD_OUT",
        "SOLD_OUT, TIME_LIMIT, TIME_LIMIT",
        "QUOTA, TIME_LIMIT, TIME_LIMIT",
        "TIME_LIMIT, INTERRUPTED, INTERRUPTED",
        "SOLD_OUT, INTERRUPTED, INTERRUPTED",
        "SOLD_OUT, DEADLOCK, DEADLOCK",
        "SOLD_OUT, , SOLD_OUT",
        ", , "
    })
    void strongestEndReason_isTheReasonOfTheRace(EndReason one, EndReason other, EndReason whole) {
        RaceDraft race = RaceDraft.under("none", 5);
        race.buyer("A").endsBy(one);
        race.buyer("B").endsBy(other);

        assertThat(race.judged().endedBy()).isEqualTo(whole);
    }

    @Test
    void orderToStop_isTheEndReason_ifAllBuyersDied() {
        RaceDraft race = RaceDraft.under("none", 2).stopped(EndReason.TIME_LIMIT);
        race.buyer("A").dies().buys(sale(2, 10));

        Judgement judged = race.judged();

        assertThat(judged.endedBy()).isEqualTo(EndReason.TIME_LIMIT);
        assertThat(Found.kinds(judged)).contains(TIME_LIMIT);
    }

    @Test
    void orderToStop_afterEveryBuyerEnded_isNotTheEndReason() {
        RaceDraft race = RaceDraft.under("none", 1).stopped(EndReason.INTERRUPTED);
        race.buyer("A").buys(sale(1, 10), soldOut(20));

        assertThat(race.judged().endedBy()).isEqualTo(EndReason.SOLD_OUT);
    }

    @Test
    void buyerThatDied_inARaceWithoutAnOrderToStop_hasNoEndReason() {
        RaceDraft race = RaceDraft.under("none", 1);
        race.buyer("A").buys(sale(1, 10), soldOut(20));
        race.buyer("B").dies();

        assertThat(race.judged().endedBy()).isEqualTo(EndReason.SOLD_OUT);
    }

    @Test
    void quotaThatLeavesSeats_isNoted() {
        RaceDraft race = RaceDraft.under("file-lock", 9);
        race.buyer("A").endsBy(EndReason.QUOTA).buys(guardedSale(9, 10, 20));
        race.buyer("B").endsBy(EndReason.QUOTA).buys(guardedSale(8, 11, 30));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
        assertThat(Found.kinds(judged)).containsExactly(SEATS_LEFT);
        assertThat(Found.sayings(SEATS_LEFT, judged)).containsExactly("7 tickets left: every buyer had its quota.");
    }

    @Test
    void quotaThatLeavesNoSeat_isNotNoted() {
        RaceDraft race = RaceDraft.under("file-lock", 1);
        race.buyer("A").endsBy(EndReason.QUOTA).buys(guardedSale(1, 10, 20));

        assertThat(Found.kinds(race.judged())).doesNotContain(SEATS_LEFT);
    }

    @Test
    void seatsLeftWhenOneBuyerFoundNone_areNotDueToTheQuota() {
        RaceDraft race = RaceDraft.under("none", 2);
        race.buyer("A").endsBy(EndReason.QUOTA).buys(sale(2, 10));
        race.buyer("B").buys(sale(1, 20), soldOut(30));

        assertThat(Found.kinds(race.judged())).doesNotContain(SEATS_LEFT);
    }

    @Test
    void timeLimit_isNoted() {
        RaceDraft race = RaceDraft.under("lock-file", 2);
        race.buyer("A").endsBy(EndReason.TIME_LIMIT).buys(guardedSale(2, 10, 20));
        race.buyer("B").endsBy(EndReason.TIME_LIMIT).buys(timedOut(11, 99));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
        assertThat(judged.asPromised()).isTrue();
        assertThat(Found.sayings(TIME_LIMIT, judged)).containsExactly("The time limit ended the race; 1 ticket left.");
    }

    /**
     * A play has no time limit, so its buyers end with a deadlock when they wait for a lock that no buyer will free.
     */
    private static RaceDraft deadlocked(String guard) {
        RaceDraft race = RaceDraft.under(guard, 2).killed("A");
        race.buyer("A").dies().buys(new PurchaseDraft().acquires(10, 11).reads(11, 12, 2));
        race.buyer("B").endsBy(EndReason.DEADLOCK).buys(timedOut(20, 99));
        race.buyer("C").endsBy(EndReason.DEADLOCK).buys(timedOut(30, 99));
        return race;
    }

    @Test
    void deadlock_isReportedWithTheWaitersAndTheHolder() {
        Judgement judged = deadlocked("lock-file").judged();

        assertThat(judged.endedBy()).isEqualTo(EndReason.DEADLOCK);
        assertThat(Found.kinds(judged)).containsExactlyInAnyOrder(DEADLOCK, BUYER_DIED);
        assertThat(Found.sayings(DEADLOCK, judged))
                .containsExactly(
                        "B and C waited for the guard, which A held when it died; nobody was left to free it.");
        assertThat(Headline.of(judged, 2))
                .isEqualTo("0 of 2 tickets sold, then a deadlock, no seat lost. Not known: what A did last.");
        assertThat(judged.asPromised())
                .as("as promised, because lock-file allows a deadlock")
                .isTrue();
    }

    @Test
    void deadlock_isAViolation_whereTheGuardForbidsIt() {
        Judgement judged = deadlocked("file-lock").judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.asPromised()).isFalse();
        assertThat(Headline.of(judged, 2))
                .isEqualTo("0 of 2 tickets sold, then a deadlock; all wait for a guard that no buyer will ever free.");
    }

    /** A buyer that waits in vain for a dead buyer's lock has met contention, however long the holder has been dead. */
    @Test
    void waitForADeadHolder_isContention() {
        assertThat(deadlocked("lock-file").judged().contended()).isTrue();
        RaceDraft freed = RaceDraft.under("file-lock", 2);
        freed.buyer("A").dies().buys(new PurchaseDraft().acquires(10, 11).reads(11, 12, 2));
        freed.buyer("B").buys(guardedSale(2, 20, 21));
        assertThat(freed.judged().contended())
                .as("contended, although the lock was free again")
                .isFalse();
    }

    @Test
    void purchasesThatNeverOverlapped_proveNothing() {
        RaceDraft race = RaceDraft.under("none", 2);
        race.buyer("A").buys(sale(2, 10));
        race.buyer("B").buys(sale(1, 20));

        Judgement judged = race.judged();

        assertThat(judged.contended()).isFalse();
        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
        assertThat(Found.kinds(judged)).containsExactly(NO_CONTENTION);
    }

    @Test
    void purchasesThatOverlapped_areContended() {
        RaceDraft race = RaceDraft.under("none", 2);
        race.buyer("A").buys(sale(2, 10));
        race.buyer("B").buys(sale(1, 13));

        assertThat(race.judged().contended()).isTrue();
    }

    @Test
    void waitForTheGuard_isContention() {
        RaceDraft race = RaceDraft.under("file-lock", 2);
        race.buyer("A").buys(guardedSale(2, 10, 20));
        race.buyer("B").buys(timedOut(15, 18));

        assertThat(race.judged().contended()).isTrue();
    }
}
