package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.FindingKind.OVERLAP;
import static ticketrace.audit.FindingKind.OVERTAKEN;
import static ticketrace.audit.PurchaseDraft.guardedSale;
import static ticketrace.audit.PurchaseDraft.sale;
import static ticketrace.audit.PurchaseDraft.timedOut;

import org.junit.jupiter.api.Test;
import ticketrace.history.Outcome;

class SectionCheckTest {

    /** B enters its section before A has recorded a sale. Counts and seats are sound. */
    private static RaceDraft overlapped(String guard) {
        RaceDraft race = RaceDraft.under(guard, 2);
        race.buyer("A").buys(guardedSale(2, 1_000, 2_000));
        race.buyer("B").buys(guardedSale(1, 1_001, 2_003));
        return race;
    }

    @Test
    void overlapUnderAGuardThatPromisesExclusion_isAViolation() {
        Judgement judged = overlapped("file-lock").judged();

        assertThat(judged.overlaps()).isEqualTo(1);
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.asPromised()).isFalse();
        assertThat(Found.of(OVERLAP, judged)).singleElement().satisfies(finding -> {
            assertThat(finding.effect()).isEqualTo(FindingKind.Effect.VIOLATES);
            assertThat(finding.buyers()).containsExactly("A", "B");
            assertThat(finding.says()).isEqualTo("B went in at 2.0 us while A was inside, from 2.0 us to 2.0 us.");
        });
    }

    @Test
    void overlapUnderAGuardThatPromisesNothing_isANote() {
        Judgement judged = overlapped("jvm-lock").judged();

        assertThat(judged.overlaps()).isEqualTo(1);
        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
        assertThat(judged.asPromised()).isTrue();
        assertThat(Found.kinds(judged, FindingKind.Effect.NOTES)).containsExactly(OVERLAP);
    }

    @Test
    void sectionsThatTouch_doNotOverlap() {
        RaceDraft race = RaceDraft.under("file-lock", 2);
        race.buyer("A").buys(guardedSale(2, 10, 20));
        race.buyer("B").buys(guardedSale(1, 11, 24));

        assertThat(race.judged().overlaps()).isZero();
    }

    @Test
    void eachSectionThatBeganInsideAnother_isCountedOnce() {
        RaceDraft race = RaceDraft.under("jvm-lock", 9);
        race.buyer("A").buys(guardedSale(9, 10, 20));
        race.buyer("B").buys(guardedSale(9, 10, 21));
        race.buyer("C").buys(guardedSale(9, 10, 22), guardedSale(8, 30, 40));

        assertThat(race.judged().overlaps()).isEqualTo(2);
    }

    @Test
    void overlapsWithoutAcquire_areNotReported() {
        RaceDraft race = RaceDraft.under("none", 2);
        race.buyer("A").buys(sale(2, 10));

        assertThat(race.judged().overlaps()).isNull();
        assertThat(race.judged().waiting()).isNull();
    }

    @Test
    void guardThatNoBuyerAcquired_hasNoOverlaps() {
        RaceDraft race = RaceDraft.under("file-lock", 2);
        race.buyer("A").buys(timedOut(10, 20));

        assertThat(race.judged().overlaps()).isZero();
    }

    @Test
    void sectionOfAKilledHolder_endsWithItsLastStamp() {
        RaceDraft race = RaceDraft.under("file-lock", 2).killed("A");
        race.buyer("A")
                .dies()
                .buys(new PurchaseDraft().acquires(10, 20).reads(20, 21, 2).writes(22, 23));
        race.buyer("B").buys(guardedSale(1, 11, 24));

        Judgement judged = race.judged();

        assertThat(judged.overlaps()).isZero();
        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void sectionThatBeganBeforeTheKilledHoldersLastStamp_overlaps() {
        RaceDraft race = RaceDraft.under("file-lock", 3).killed("A");
        race.buyer("A")
                .dies()
                .buys(new PurchaseDraft().acquires(10, 20).reads(20, 21, 3).writes(30, 31));
        race.buyer("B")
                .buys(new PurchaseDraft()
                        .acquires(11, 25)
                        .reads(25, 32, 2)
                        .writes(33, 34)
                        .records(35)
                        .releases(35, 36)
                        .ends(Outcome.SOLD));

        assertThat(race.judged().overlaps()).isEqualTo(1);
        assertThat(race.judged().verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void buyerServedAfterALaterRequest_wasOvertaken_ifTheGuardPromisesFairTurns() {
        RaceDraft race = RaceDraft.under("fair-lock", 2);
        race.buyer("A").buys(guardedSale(1, 10, 40));
        race.buyer("B").buys(guardedSale(2, 20, 30));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.asPromised()).isFalse();
        assertThat(Found.of(OVERTAKEN, judged)).singleElement().satisfies(finding -> {
            assertThat(finding.buyers()).containsExactly("A", "B");
            assertThat(finding.says()).isEqualTo("A asked at 0.0 us, before B at 0.0 us, but B was served first.");
        });
    }

    @Test
    void buyersServedInTheOrderOfTheirRequests_wereNotOvertaken() {
        RaceDraft race = RaceDraft.under("fair-lock", 2);
        race.buyer("A").buys(guardedSale(2, 10, 30));
        race.buyer("B").buys(guardedSale(1, 20, 40));

        assertThat(race.judged().verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void overtaking_isNotChecked_ifTheGuardPromisesNoFairTurns() {
        RaceDraft race = RaceDraft.under("file-lock", 2);
        race.buyer("A").buys(guardedSale(1, 10, 40));
        race.buyer("B").buys(guardedSale(2, 20, 30));

        assertThat(race.judged().findings()).isEmpty();
    }

    @Test
    void everyOvertakenBuyer_isReported() {
        RaceDraft race = RaceDraft.under("fair-lock", 3);
        race.buyer("A").buys(guardedSale(1, 10, 60));
        race.buyer("B").buys(guardedSale(2, 20, 50));
        race.buyer("C").buys(guardedSale(3, 30, 40));

        assertThat(Found.of(OVERTAKEN, race.judged())).hasSize(2);
    }

    @Test
    void withoutACommonClock_sectionsAreNotJudged() {
        RaceDraft race = overlapped("file-lock");
        race.buyer("B").skewed(-60_000);

        Judgement judged = race.judged();

        assertThat(judged.overlaps()).isNull();
        assertThat(judged.contended()).isNull();
        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
    }
}
