package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.sale;
import static ticketrace.audit.PurchaseDraft.soldOut;

import org.junit.jupiter.api.Test;
import ticketrace.history.Outcome;

class SeatCheckTest {

    private final RaceDraft race = RaceDraft.under("none", 3);

    @Test
    void seatSoldByTwoBuyers_isDoubleBooked() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B").buys(sale(3, 11));

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judged.doubleBooked()).isEqualTo(1);
        assertThat(judged.sold()).isEqualTo(2);
        assertThat(judged.oversold()).isZero();
        assertThat(Found.of(FindingKind.DOUBLE_BOOKED, judged)).singleElement().satisfies(finding -> {
            assertThat(finding.seat()).isEqualTo(3);
            assertThat(finding.buyers()).containsExactly("A", "B");
            assertThat(finding.says()).isEqualTo("A and B both read 3; both sold seat 3.");
        });
    }

    @Test
    void buyersOfADoubleBooking_areNamedInTheOrderInWhichTheyRead() {
        race.buyer("A").buys(sale(3, 11));
        race.buyer("B").buys(sale(3, 10));

        assertThat(Found.of(FindingKind.DOUBLE_BOOKED, race.judged()).get(0).buyers())
                .containsExactly("B", "A");
    }

    @Test
    void seatSoldByThreeBuyers_isOneDoubleBookedSeat() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B").buys(sale(3, 11));
        race.buyer("C").buys(sale(3, 12));

        Judgement judged = race.judged();

        assertThat(judged.doubleBooked()).isEqualTo(1);
        assertThat(Found.sayings(FindingKind.DOUBLE_BOOKED, judged))
                .containsExactly("A, B and C all read 3; all sold seat 3.");
    }

    @Test
    void sameBuyerSellingASeatTwice_isDoubleBookedToo() {
        race.buyer("A").buys(sale(3, 10), sale(3, 20));

        Judgement judged = race.judged();

        assertThat(judged.doubleBooked()).isEqualTo(1);
        assertThat(Found.of(FindingKind.DOUBLE_BOOKED, judged)).singleElement().satisfies(finding -> {
            assertThat(finding.buyers()).containsExactly("A");
            assertThat(finding.says()).isEqualTo("A sold seat 3 2 times.");
        });
    }

    @Test
    void twoDoubleBookedSeats_areTwo() {
        race.buyer("A").buys(sale(3, 10), sale(2, 20));
        race.buyer("B").buys(sale(3, 11), sale(2, 21));

        assertThat(race.judged().doubleBooked()).isEqualTo(2);
    }

    @Test
    void moreSalesThanTickets_areOversold() {
        race.buyer("A").buys(sale(3, 10), sale(2, 20), sale(1, 30), soldOut(40));
        race.buyer("B").buys(sale(3, 11), sale(2, 21), soldOut(41));

        Judgement judged = race.judged();

        assertThat(judged.sold()).isEqualTo(5);
        assertThat(judged.oversold()).isEqualTo(2);
        assertThat(Found.sayings(FindingKind.OVERSOLD, judged))
                .containsExactly("5 sales were made of 3 tickets: 2 too many.");
    }

    @Test
    void asManySalesAsTickets_areNotOversold() {
        race.buyer("A").buys(sale(3, 10), sale(1, 30));
        race.buyer("B").buys(sale(2, 20));

        Judgement judged = race.judged();

        assertThat(judged.oversold()).isZero();
        assertThat(judged.doubleBooked()).isZero();
        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void saleCounts_afterItsRecordEnded_evenIfItsBuyerDied() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B").dies().buys(sale(3, 11).ends(null));

        Judgement judged = race.judged();

        assertThat(judged.sold()).isEqualTo(2);
        assertThat(judged.doubleBooked()).isEqualTo(1);
        assertThat(judged.verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void saleWhoseRecordNeverEnded_doesNotCount() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B")
                .dies()
                .buys(new PurchaseDraft().reads(10, 11, 3).writes(12, 13).records(0));

        Judgement judged = race.judged();

        assertThat(judged.sold()).isEqualTo(1);
        assertThat(judged.doubleBooked()).isZero();
    }

    @Test
    void conflict_isNoSale() {
        race.buyer("A").buys(sale(3, 10));
        race.buyer("B").buys(new PurchaseDraft().reads(10, 11, 3).ends(Outcome.CONFLICT));

        Judgement judged = race.judged();

        assertThat(judged.sold()).isEqualTo(1);
        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
    }
}
