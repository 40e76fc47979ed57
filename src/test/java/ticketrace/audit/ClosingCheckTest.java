package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.FindingKind.BUYER_DIED;
import static ticketrace.audit.FindingKind.CLOCK_SKEW;
import static ticketrace.audit.FindingKind.HISTORY_OPEN;
import static ticketrace.audit.FindingKind.VANISHED;
import static ticketrace.audit.PurchaseDraft.guardedSale;
import static ticketrace.audit.PurchaseDraft.sale;
import static ticketrace.audit.PurchaseDraft.timedOut;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.history.Outcome;

class ClosingCheckTest {

    private final RaceDraft race = RaceDraft.under("file-lock", 3);

    private Judgement diesIn(PurchaseDraft last) {
        race.buyer("A").dies().buys(last);
        return race.judged();
    }

    @Test
    void buyerKilledBetweenWriteAndRecord_leavesItsSeatUnknown() {
        Judgement judged =
                diesIn(new PurchaseDraft().acquires(10, 20).reads(20, 21, 3).writes(22, 23));

        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.unknown()).isEqualTo(1);
        assertThat(judged.endedBy()).isNull();
        assertThat(Found.of(BUYER_DIED, judged)).singleElement().satisfies(finding -> {
            assertThat(finding.seat()).isEqualTo(3);
            assertThat(finding.buyers()).containsExactly("A");
            assertThat(finding.says())
                    .isEqualTo("A died in its purchase 1, after WRITE: seat 3 is unknown, it may be lost with it.");
        });
    }

    @Test
    void buyerKilledInItsWrite_leavesItsSeatUnknown() {
        Judgement judged = diesIn(new PurchaseDraft().reads(10, 11, 3).writes(12, 0));

        assertThat(judged.unknown()).isEqualTo(1);
        assertThat(Found.sayings(BUYER_DIED, judged).get(0)).contains("in WRITE");
    }

    @Test
    void buyerKilledInItsRecord_leavesItsSeatUnknown() {
        Judgement judged =
                diesIn(new PurchaseDraft().reads(10, 11, 3).writes(12, 13).records(0));

        assertThat(judged.unknown()).isEqualTo(1);
        assertThat(Found.sayings(BUYER_DIED, judged).get(0)).contains("in RECORD");
    }

    @Test
    void buyerKilledBeforeItWrote_leavesNoSeatUnknown() {
        Judgement judged = diesIn(new PurchaseDraft().acquires(5, 10).reads(10, 11, 3));

        assertThat(judged.unknown()).isZero();
        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Found.of(BUYER_DIED, judged)).singleElement().satisfies(finding -> {
            assertThat(finding.seat()).isNull();
            assertThat(finding.says()).isEqualTo("A died in its purchase 1, after READ.");
        });
    }

    @Test
    void buyerKilledWhileItWaited_leavesNoSeatUnknown() {
        Judgement judged = diesIn(new PurchaseDraft().acquires(5, 0));

        assertThat(judged.unknown()).isZero();
        assertThat(Found.sayings(BUYER_DIED, judged)).containsExactly("A died in its purchase 1, in ACQUIRE.");
    }

    @Test
    void buyerKilledAfterItRecorded_soldItsSeat() {
        Judgement judged = diesIn(guardedSale(3, 5, 10).ends(null));

        assertThat(judged.sold()).isEqualTo(1);
        assertThat(judged.unknown()).isZero();
        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Found.sayings(BUYER_DIED, judged)).containsExactly("A died in its purchase 1, after RELEASE.");
    }

    @Test
    void buyerKilledBetweenPurchases_leftItsHistoryOpen() {
        Judgement judged = diesIn(guardedSale(3, 5, 10));

        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Found.sayings(HISTORY_OPEN, judged))
                .containsExactly("A never closed its history, after 1 purchase.");
    }

    @Test
    void deadBuyerWithoutPurchases_leftItsHistoryOpen() {
        race.buyer("A").dies();

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Found.sayings(HISTORY_OPEN, judged))
                .containsExactly("A never closed its history; it has no purchase.");
    }

    @Test
    void countWrittenWithoutASale_byALivingBuyer_isAVanishedTicket() {
        race.buyer("A").buys(new PurchaseDraft().reads(10, 11, 3).writes(12, 13).ends(Outcome.TIMED_OUT));

        Judgement judged = race.judged();

        assertThat(judged.vanished()).isEqualTo(1);
        assertThat(judged.unknown()).isZero();
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(Found.of(VANISHED, judged)).singleElement().satisfies(finding -> {
            assertThat(finding.seat()).isEqualTo(3);
            assertThat(finding.says()).isEqualTo("A took seat 3 out of the count and recorded no sale.");
        });
    }

    @Test
    void purchaseBeforeTheLast_isAVanishedTicket_evenIfItsBuyerDiedLater() {
        race.buyer("A")
                .dies()
                .buys(new PurchaseDraft().reads(10, 11, 3).writes(12, 13).ends(Outcome.TIMED_OUT), sale(2, 20));

        Judgement judged = race.judged();

        assertThat(judged.vanished()).isEqualTo(1);
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void closedHistoryWhoseLastPurchaseHasNoOutcome_isNotValid() {
        race.buyer("A").buys(new PurchaseDraft().reads(10, 11, 3).writes(12, 0));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Found.sayings(HISTORY_OPEN, judged))
                .containsExactly("A closed its history, but its purchase 1 has no outcome.");
    }

    @Test
    void waitThatTimedOut_causesNoFinding() {
        race.buyer("A").buys(guardedSale(3, 5, 10));
        race.buyer("B").buys(timedOut(6, 100));

        assertThat(race.judged().findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {50_000, -50_000, 1, 0})
    void skewWithinTheLimit_countsAsOneClock(long nanos) {
        race.buyer("A").skewed(nanos).buys(sale(3, 10));

        assertThat(Found.kinds(race.judged())).doesNotContain(CLOCK_SKEW);
    }

    @ParameterizedTest
    @ValueSource(longs = {50_001, -50_001, Long.MAX_VALUE, Long.MIN_VALUE})
    void skewBeyondTheLimit_makesTheVerdictUnknown(long nanos) {
        race.buyer("A").skewed(nanos).buys(sale(3, 10));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.asPromised()).isFalse();
        assertThat(Found.of(CLOCK_SKEW, judged))
                .singleElement()
                .satisfies(finding -> assertThat(finding.buyers()).containsExactly("A"));
        assertThat(Found.kinds(judged)).doesNotContain(FindingKind.NO_CONTENTION);
    }

    @Test
    void violationThatNeedsNoClock_isProvedDespiteSkew() {
        RaceDraft unguarded = RaceDraft.under("none", 3);
        unguarded.buyer("A").buys(sale(3, 10));
        unguarded.buyer("B").skewed(1_000_000).buys(sale(3, 10));

        assertThat(unguarded.judged().verdict()).isEqualTo(Verdict.VIOLATED);
    }
}
