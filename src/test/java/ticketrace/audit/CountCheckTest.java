package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.FindingKind.LOST_UPDATE;
import static ticketrace.audit.FindingKind.STORE_MISMATCH;
import static ticketrace.audit.PurchaseDraft.sale;

import org.junit.jupiter.api.Test;

class CountCheckTest {

    private final RaceDraft race = RaceDraft.under("none", 3);

    private void twoSoundSales() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B").buys(sale(2, 20));
    }

    @Test
    void soundCount_causesNoFinding() {
        twoSoundSales();

        Judgement judged = race.judged();

        assertThat(judged.remaining()).isEqualTo(1);
        assertThat(judged.lostUpdates()).isZero();
        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void writesThatOverwroteEachOther_areLost() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B").buys(sale(3, 11), sale(2, 20));

        Judgement judged = race.judged();

        assertThat(judged.lostUpdates()).isEqualTo(1);
        assertThat(Found.sayings(LOST_UPDATE, judged))
                .containsExactly(
                        "1 update lost: buyers wrote 3 new counts, but the count fell by 2 only, from 3 to 1.");
        assertThat(Found.kinds(judged)).doesNotContain(STORE_MISMATCH);
    }

    @Test
    void lostUpdateOfADeadBuyer_isStillProved() {
        race.buyer("A").dies().buys(new PurchaseDraft().reads(10, 11, 3).writes(12, 13));
        race.buyer("B").buys(sale(3, 11));

        Judgement judged = race.judged();

        assertThat(judged.lostUpdates()).isEqualTo(1);
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void writeThatNeverEnded_isNotCountedAsLost() {
        race.buyer("A").dies().buys(new PurchaseDraft().reads(10, 11, 3).writes(12, 0));
        race.buyer("B").buys(sale(3, 11));

        Judgement judged = race.judged();

        assertThat(judged.lostUpdates()).isZero();
        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void countRaisedAfterTheRace_isFound() {
        twoSoundSales();

        Judgement judged = race.remaining(2).judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.lostUpdates()).isEqualTo(1);
        assertThat(Found.sayings(STORE_MISMATCH, judged))
                .containsExactly("The store says that 2 of 3 tickets are left, but no buyer wrote that count last.");
    }

    @Test
    void countLoweredAfterTheRace_isFound() {
        twoSoundSales();

        Judgement judged = race.remaining(0).judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.lostUpdates()).isZero();
        assertThat(Found.sayings(STORE_MISMATCH, judged))
                .containsExactly("The store says that 0 of 3 tickets are left, but no buyer wrote that count last.");
    }

    @Test
    void countPutBackToTheStart_isFound() {
        twoSoundSales();

        Judgement judged = race.remaining(3).judged();

        assertThat(judged.lostUpdates()).isEqualTo(2);
        assertThat(Found.kinds(judged, FindingKind.Effect.VIOLATES)).containsExactly(LOST_UPDATE, STORE_MISMATCH);
    }

    @Test
    void countAboveTheTickets_losesNoMoreUpdatesThanBuyersMade() {
        twoSoundSales();

        Judgement judged = race.remaining(9_999_999).judged();

        assertThat(judged.lostUpdates()).isEqualTo(2);
        assertThat(Found.kinds(judged, FindingKind.Effect.VIOLATES)).contains(STORE_MISMATCH, LOST_UPDATE);
        assertThat(Found.sayings(LOST_UPDATE, judged))
                .containsExactly(
                        "2 updates lost: buyers wrote 2 new counts, but the count never fell, from 3 to 9999999.");
    }

    @Test
    void countOfARaceWithoutWrites_mustBeTheNumberOfTickets() {
        race.buyer("A").buys(new PurchaseDraft().reads(10, 11, 3).ends(null)).dies();

        assertThat(Found.kinds(race.judged())).doesNotContain(STORE_MISMATCH);
        assertThat(Found.kinds(race.remaining(2).judged())).contains(STORE_MISMATCH);
    }

    @Test
    void damagedCount_isAMismatch_andLostUpdatesAreUnknown() {
        twoSoundSales();

        Judgement judged = race.remaining(null)
                .damaged("tickets.txt: expected seven digits and a newline")
                .judged();

        assertThat(judged.remaining()).isNull();
        assertThat(judged.lostUpdates()).isNull();
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(Found.sayings(STORE_MISMATCH, judged))
                .containsExactly("tickets.txt: expected seven digits and a newline");
    }

    @Test
    void missingCount_isNeverValid() {
        twoSoundSales();

        Judgement judged = race.remaining(null).judged();

        assertThat(judged.lostUpdates()).isNull();
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(Found.sayings(STORE_MISMATCH, judged))
                .containsExactly("The count that the store held at the end is missing.");
    }

    @Test
    void openWrite_mayHaveLeftTheLastCount() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B").dies().buys(new PurchaseDraft().reads(20, 21, 2).writes(22, 0));

        assertThat(race.remaining(1).judged().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(race.remaining(2).judged().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(race.remaining(0).judged().verdict()).isEqualTo(Verdict.VIOLATED);
    }
}
