package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.guardedSale;

import org.junit.jupiter.api.Test;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;

/** Writes under a grant that was not the newest any more. */
class StaleWritesTest {

    private final RaceDraft race = RaceDraft.under("lease-lock", 9).leaseEnded();

    private Judgement judged() {
        return race.judged();
    }

    /** A reads at 11 and writes from 30; its grant is older than that of B. */
    private void lateWriteOfA() {
        race.buyer("A")
                .endsBy(EndReason.QUOTA)
                .buys(new PurchaseDraft()
                        .acquires(5, 10)
                        .token(1)
                        .reads(10, 11, 9)
                        .writes(30, 31)
                        .records(32)
                        .releases(32, 33)
                        .ends(Outcome.SOLD));
    }

    private void readOfB(long end, long token) {
        race.buyer("B")
                .endsBy(EndReason.QUOTA)
                .buys(new PurchaseDraft()
                        .acquires(12, 20)
                        .token(token)
                        .reads(20, end, 9)
                        .writes(40, 41)
                        .records(42)
                        .releases(42, 43)
                        .ends(Outcome.SOLD));
    }

    @Test
    void writeAfterAReadUnderANewerGrant_isStale() {
        lateWriteOfA();
        readOfB(29, 2);

        assertThat(judged().staleWrites()).isEqualTo(1);
        assertThat(judged().verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(Found.sayings(FindingKind.STALE_WRITE, judged()))
                .containsExactly("A wrote 8 under grant 1, after B had used the count under grant 2.");
    }

    @Test
    void writeThatBeganAsTheReadEnded_isNotStale() {
        lateWriteOfA();
        readOfB(30, 2);

        assertThat(judged().staleWrites()).isZero();
    }

    @Test
    void writeUnderTheNewestGrant_isNotStale() {
        lateWriteOfA();
        readOfB(29, 1);

        assertThat(judged().staleWrites()).isZero();
    }

    @Test
    void writesInTheOrderOfTheirGrants_areNotStale() {
        race.buyer("A")
                .endsBy(EndReason.QUOTA)
                .buys(guardedSale(9, 1, 2).token(1), guardedSale(7, 21, 22).token(3));
        race.buyer("B").endsBy(EndReason.QUOTA).buys(guardedSale(8, 10, 11).token(2));

        assertThat(judged().staleWrites()).isZero();
    }

    @Test
    void fencedWrite_didNotHappen() {
        race.buyer("A")
                .endsBy(EndReason.QUOTA)
                .buys(new PurchaseDraft()
                        .acquires(5, 10)
                        .token(1)
                        .reads(10, 11, 9)
                        .writes(30, 0)
                        .refused(31)
                        .ends(Outcome.FENCED));
        readOfB(29, 2);

        assertThat(judged().staleWrites()).isZero();
        assertThat(judged().fenced()).isEqualTo(1);
        assertThat(judged().retries()).isEqualTo(1);
        assertThat(judged().verdict()).as("%s", judged().findings()).isEqualTo(Verdict.VALID);
    }

    @Test
    void grantsWithoutNumbers_showNothing() {
        race.buyer("A").endsBy(EndReason.QUOTA).buys(guardedSale(9, 1, 2));

        assertThat(judged().staleWrites()).isNull();
    }
}
