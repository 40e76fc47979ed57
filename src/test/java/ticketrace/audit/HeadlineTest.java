package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.guardedSale;
import static ticketrace.audit.PurchaseDraft.sale;

import org.junit.jupiter.api.Test;
import ticketrace.history.Outcome;

/** The verdict as a sentence: how many tickets were sold, and what is wrong or unknown. */
class HeadlineTest {

    private static String of(RaceDraft race) {
        return Headline.of(race.judged(), race.tickets());
    }

    /** A purchase that has written, and whose buyer dies before RECORD. */
    private static PurchaseDraft unfinished(int seat, long from) {
        return new PurchaseDraft()
                .acquires(from, from + 1)
                .reads(from + 1, from + 2, seat)
                .writes(from + 3, from + 4);
    }

    @Test
    void validRace_isExplained() {
        RaceDraft race = RaceDraft.under("file-lock", 2);
        race.buyer("A").buys(guardedSale(2, 10, 11));
        race.buyer("B").buys(guardedSale(1, 12, 20));

        assertThat(of(race)).isEqualTo("2 of 2 tickets sold, every sale is explained, and no seat was sold twice.");
    }

    @Test
    void seatSoldTwice_isPreferredToOtherFindings() {
        RaceDraft race = RaceDraft.under("none", 1);
        race.buyer("A").buys(sale(1, 10));
        race.buyer("B").buys(sale(1, 11));

        assertThat(of(race)).isEqualTo("2 sales of 1 ticket; 1 seat was sold more than once.");
    }

    @Test
    void otherAnomaly_isNamed() {
        RaceDraft race = RaceDraft.under("file-lock", 2);
        race.buyer("A").buys(guardedSale(2, 10, 11));
        race.buyer("B").buys(guardedSale(1, 12, 20));

        assertThat(of(race.list(list -> list.remove(0))))
                .isEqualTo("2 of 2 tickets sold; histories, count and list of sales disagree.");
    }

    /** The database rolls the transaction back, so no seat is lost. */
    @Test
    void deathInATransaction_losesNoSeat_andLeavesTheHistoryOpen() {
        RaceDraft race = RaceDraft.under("row-lock", 2).killed("A").remaining(0);
        race.buyer("A").dies().buys(unfinished(2, 10));
        race.buyer("B").buys(guardedSale(2, 11, 20), guardedSale(1, 30, 31));

        assertThat(of(race)).isEqualTo("2 of 2 tickets sold, no seat twice, no seat lost. Not known: what A did last.");
    }

    @Test
    void seatInDoubt_isNamed() {
        RaceDraft race = RaceDraft.under("file-lock", 3).killed("A");
        race.buyer("A").dies().buys(unfinished(3, 10));
        race.buyer("B").buys(guardedSale(2, 11, 20), guardedSale(1, 30, 31));

        assertThat(of(race))
                .isEqualTo("2 of 3 tickets sold, no seat twice."
                        + " Not known: what became of seat 3, lost or sold when its buyer died.");
    }

    @Test
    void severalSeatsInDoubt_areNamedTogether() {
        RaceDraft race = RaceDraft.under("file-lock", 3).killed("A", "B");
        race.buyer("A").dies().buys(unfinished(3, 10));
        race.buyer("B").dies().buys(unfinished(2, 20));
        race.buyer("C").buys(guardedSale(1, 11, 30));

        assertThat(of(race))
                .isEqualTo("1 of 3 tickets sold."
                        + " Not known: what became of seats 3 and 2, lost or sold when their buyers died.");
    }

    @Test
    void openHistory_isReported() {
        RaceDraft race = RaceDraft.under("file-lock", 2);
        race.buyer("A").dies().buys(guardedSale(2, 10, 11));
        race.buyer("B").buys(guardedSale(1, 12, 20));

        assertThat(of(race)).isEqualTo("2 of 2 tickets sold, no seat twice. Not known: what A did last.");
    }

    @Test
    void clocksThatDiffer_leaveTheOrderUnknown() {
        RaceDraft race = RaceDraft.under("file-lock", 2);
        race.buyer("A").skewed(1_000_000).buys(guardedSale(2, 10, 11));
        race.buyer("B").buys(guardedSale(1, 12, 20));

        assertThat(of(race))
                .isEqualTo("2 of 2 tickets sold, no seat twice."
                        + " Not known: the order of sales, because the buyers' clocks differ.");
    }

    @Test
    void purchaseWithoutAnOutcome_isReported() {
        RaceDraft race = RaceDraft.under("file-lock", 2);
        race.buyer("A")
                .buys(new PurchaseDraft().acquires(10, 11).reads(11, 12, 2).ends(null));
        race.buyer("B").buys(guardedSale(2, 12, 20), guardedSale(1, 30, 31));

        assertThat(of(race)).startsWith("2 of 2 tickets sold, no seat twice. Not known: what A did last");
    }

    @Test
    void refusedCommit_isNoSale() {
        RaceDraft race = RaceDraft.under("transaction", 2);
        race.buyer("A").buys(guardedSale(2, 10, 11).ends(Outcome.CONFLICT));
        race.buyer("B").buys(guardedSale(2, 9, 10), guardedSale(1, 30, 31));

        assertThat(of(race)).startsWith("2 of 2 tickets sold, every sale is explained");
    }
}
