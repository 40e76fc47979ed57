package ticketrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ticketrace.audit.PurchaseDraft.guardedSale;
import static ticketrace.audit.PurchaseDraft.sale;
import static ticketrace.audit.PurchaseDraft.soldOut;
import static ticketrace.audit.PurchaseDraft.timedOut;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static final double TINY = 1e-9;

    @Test
    void oversoldTickets_doNotCountTowardTheRate() {
        RaceDraft race = RaceDraft.under("none", 2);
        race.buyer("A").buys(sale(2, 10), sale(1, 1_000));
        race.buyer("B").buys(sale(2, 11), soldOut(1_999));

        Judgement judged = race.judged();

        assertThat(judged.raceNanos()).isEqualTo(2_000);
        assertThat(judged.ticketsPerSecond()).isEqualTo(1e6, within(TINY));
    }

    @Test
    void rateOfFewSeats_isUnknown_howeverOftenTheyWereSold() {
        assertThat(soldOnce(9).judged().rate()).isNull();
        assertThat(soldOnce(9).judged().ticketsPerSecond()).isPositive();
        assertThat(soldOnce(10).judged().rate()).isNotNull();
        RaceDraft again = soldOnce(9);
        again.buyer("B").buys(sale(9, 11), sale(8, 21));
        assertThat(again.judged().sold()).isEqualTo(11);
        assertThat(again.judged().seats()).isEqualTo(9);
        assertThat(again.judged().rate()).isNull();
    }

    private static RaceDraft soldOnce(int seats) {
        RaceDraft race = RaceDraft.under("none", seats);
        for (int seat = seats; seat > 0; seat--) {
            race.buyer("A").buys(sale(seat, 10L * (seats - seat + 1)));
        }
        return race;
    }

    @Test
    void fairnessIsOne_ifEveryBuyerSoldTheSame() {
        RaceDraft race = RaceDraft.under("none", 2);
        race.buyer("A").buys(sale(2, 10));
        race.buyer("B").buys(sale(1, 20));

        assertThat(race.judged().fairness()).isEqualTo(1.0, within(TINY));
    }

    @Test
    void fairnessIsOneNth_ifOneBuyerSoldAll() {
        RaceDraft race = RaceDraft.under("none", 2);
        race.buyer("A").buys(sale(2, 10), sale(1, 20));
        race.buyer("B");
        race.buyer("C").buys(soldOut(30));
        race.buyer("D").dies();

        assertThat(race.judged().fairness()).isEqualTo(0.25, within(TINY));
    }

    @Test
    void fairnessWithoutSales_isUnknown() {
        RaceDraft race = RaceDraft.under("none", 2);
        race.buyer("A");

        assertThat(race.judged().fairness()).isNull();
    }

    @Test
    void waits_areMeasuredFromTheRequestToTheAcquireOrTheEndOfTheWait() {
        RaceDraft race = RaceDraft.under("file-lock", 3);
        race.buyer("A").buys(guardedSale(3, 1_000, 2_000));
        race.buyer("B").buys(guardedSale(2, 1_000, 4_000), timedOut(5_000, 99_000));

        assertThat(race.judged().waiting()).isEqualTo(new Percentiles(3.0, 94.0, 94.0));
        assertThat(race.judged().holding()).isEqualTo(new Percentiles(0.004, 0.004, 0.004));
    }

    @Test
    void percentiles_areTheNearestRanks() {
        assertThat(Percentiles.of(LongStream.rangeClosed(1, 1_000).map(micros -> micros * 1_000)))
                .isEqualTo(new Percentiles(500, 990, 1_000));
        assertThat(Percentiles.of(LongStream.of(7_000))).isEqualTo(new Percentiles(7, 7, 7));
        assertThat(Percentiles.of(LongStream.empty())).isNull();
    }
}
