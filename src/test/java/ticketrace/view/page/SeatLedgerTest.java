package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The list of which buyer sold which seat, and its limit for the sales of one seat. */
class SeatLedgerTest {

    private static String written(SeatLedger seats, int from, int to) {
        StringBuilder json = new StringBuilder();
        seats.write(from, to, json);
        return json.toString();
    }

    @Test
    void sales_areReportedInTheirOrder_fromAnyPosition() {
        SeatLedger seats = new SeatLedger(3);
        seats.add(3, 0);
        seats.add(3, 1);
        seats.add(2, 0);

        assertThat(seats.size()).isEqualTo(3);
        assertThat(written(seats, 0, 3)).isEqualTo("[[3,0],[3,1],[2,0]]");
        assertThat(written(seats, 2, 3)).isEqualTo("[[2,0]]");
        assertThat(written(seats, 3, 3)).isEqualTo("[]");
    }

    @Test
    void seatOutOfRange_isNotNoted() {
        SeatLedger seats = new SeatLedger(3);
        seats.add(0, 0);
        seats.add(4, 0);
        seats.add(-1, 0);

        assertThat(seats.size()).isZero();
    }

    @Test
    void seatSoldWithoutEnd_takesNoMoreMemory_andIsStillSoldTwice() {
        SeatLedger many = new SeatLedger(100_000);
        SeatLedger one = new SeatLedger(1);
        for (int i = 0; i < 1_000_000; i++) {
            many.add(77, i % 200);
            one.add(1, i % 200);
        }

        assertThat(many.size()).isEqualTo(2);
        assertThat(one.size()).isEqualTo(200_000);
    }
}
