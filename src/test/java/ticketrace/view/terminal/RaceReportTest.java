package ticketrace.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.guardedSale;
import static ticketrace.audit.PurchaseDraft.sale;

import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.run.RaceResult;

/** The report of a race on the terminal. */
class RaceReportTest {

    private final Printed printed = new Printed();

    private List<String> report(RaceResult result) {
        RaceReport.print(result, printed.screen());
        return printed.lines();
    }

    private static RaceDraft soldOnce(int seats) {
        RaceDraft race = RaceDraft.under("file-lock", seats);
        for (int seat = seats; seat > 0; seat--) {
            race.buyer("A").buys(guardedSale(seat, 100L * (seats - seat + 1), 100L * (seats - seat + 1) + 1));
        }
        return race;
    }

    @Test
    void raceForOneTicket_hasNoRate() {
        RaceDraft race = RaceDraft.under("none", 1);
        race.buyer("A").buys(sale(1, 10));
        race.buyer("B").buys(sale(1, 11));

        assertThat(report(Sample.of(race)))
                .contains("VIOLATED: 2 sales of 1 ticket; 1 seat was sold more than once.")
                .anyMatch(line -> line.matches(" +tickets/s +-  too few different seats for a rate"));
    }

    @Test
    void raceForMany_hasARate() {
        assertThat(report(Sample.of(soldOnce(10))))
                .anyMatch(line -> line.matches(" +tickets/s +[0-9]+  different seats, from the start signal"));
    }

    @Test
    void fewerSalesThanBuyers_haveNoFairness() {
        RaceDraft race = soldOnce(2);
        race.buyer("B").buys(PurchaseDraft.soldOut(500));
        assertThat(report(Sample.of(race))).anyMatch(line -> line.matches(" +fairness +0\\.50  1 if all .*"));

        race.buyer("C").buys(PurchaseDraft.soldOut(600));
        assertThat(Sample.of(race).judgement().fairness()).isEqualTo(1.0 / 3);
        assertThat(report(Sample.of(race))).anyMatch(line -> line.matches(" +fairness +-  fewer sales than buyers"));
    }

    /** The kill was requested, and the database undid the victim's purchase: the headline says that no seat is lost. */
    @Test
    void killThatLosesNothing_isSaid_andOnlyTheVictimsLastStepIsUnknown() {
        RaceDraft race = RaceDraft.under("row-lock", 2).killed("A").remaining(0);
        race.buyer("A")
                .dies()
                .buys(new PurchaseDraft().acquires(10, 11).reads(11, 12, 2).writes(13, 14));
        race.buyer("B").buys(guardedSale(2, 11, 20), guardedSale(1, 30, 31));

        assertThat(report(Sample.of(race)))
                .contains("UNKNOWN: 2 of 2 tickets sold, no seat twice, no seat lost. Not known: what A did last.")
                .contains("Guard row-lock did as it promises.");
    }
}
