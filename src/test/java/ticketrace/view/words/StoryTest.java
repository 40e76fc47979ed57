package ticketrace.view.words;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.guardedSale;
import static ticketrace.audit.PurchaseDraft.sale;

import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.run.FaultOutcome;
import ticketrace.run.FaultText;
import ticketrace.run.LauncherEvidence;
import ticketrace.view.terminal.Printed;
import ticketrace.view.terminal.RaceReport;
import ticketrace.view.terminal.Sample;

/** The sentences about a race: killed buyers, a seat sold twice, and faults that did not happen. */
class StoryTest {

    private static final String KILLED = "A was killed between WRITE and RECORD: ";
    private static final String WENT_ON = "The others continued: 1 ticket sold after that.";

    @Test
    void killedHolderOfALock_leavesItsSeatUnknown() {
        assertThat(Story.of(Sample.killedHolder("file-lock", 1))).isEqualTo(KILLED + "seat 2 is unknown. " + WENT_ON);
    }

    @Test
    void buyerKilledElsewhere_isReportedWithItsLastStep() {
        assertThat(Story.of(Sample.killed("file-lock")))
                .isEqualTo("A was killed before its first purchase: nothing is lost with it. " + WENT_ON);
        assertThat(Story.of(Sample.killed("file-lock", new PurchaseDraft().acquires(10, 0))))
                .isEqualTo("A was killed while it waited for the guard: no seat is lost with it. " + WENT_ON);
        assertThat(Story.of(Sample.killed(
                        "file-lock", new PurchaseDraft().acquires(2, 3).reads(3, 4, 1))))
                .isEqualTo("A was killed between READ and WRITE: no seat is lost with it. " + WENT_ON);
    }

    /** A seat that one buyer sold twice does not show a race. */
    @Test
    void exampleIsOfTwoBuyers_ifThereIsOne() {
        RaceDraft race = RaceDraft.under("none", 3);
        race.buyer("A").buys(sale(3, 10), sale(3, 20), sale(2, 30));
        race.buyer("B").buys(sale(2, 31), sale(1, 40), sale(1, 50));

        assertThat(Story.of(Sample.of(race))).isEqualTo("A and B both read 2; both sold seat 2.");
    }

    @Test
    void killedHolderOfATransaction_isRolledBack_andNoSeatIsLost() {
        assertThat(Story.of(Sample.killedHolder("row-lock", 2)))
                .isEqualTo(KILLED
                        + "the database has undone its purchase, and seat 2 is not lost. A lock gives isolation; a"
                        + " transaction also undoes unfinished work. " + WENT_ON);
    }

    @Test
    void raceInWhichAllWereKilled_wentOnWithNobody() {
        RaceDraft race = RaceDraft.under("file-lock", 1).killed("A");
        race.buyer("A").dies();

        assertThat(Story.of(Sample.of(race))).endsWith("No buyer was left to continue.");
    }

    @Test
    void faultThatDidNotHappen_isSaid() {
        FaultOutcome first = new FaultOutcome(
                FaultText.parse("kill A at WRITE"),
                new LauncherEvidence.DoneFault(FaultText.parse("kill A at WRITE"), "A"));
        FaultOutcome second = new FaultOutcome(FaultText.parse("kill B at READ"), null);
        FaultOutcome third = new FaultOutcome(FaultText.parse("kill holder at RECORD seat 1"), null);
        RaceDraft race = RaceDraft.under("file-lock", 1).killed("A");
        race.buyer("A").dies();
        race.buyer("B").buys(guardedSale(1, 11, 30));

        assertThat(Story.of(Sample.of(race, List.of(first, second))))
                .isEqualTo("A was killed before its first purchase: nothing is lost with it. " + WENT_ON
                        + " The fault 'kill B at READ' did not happen.");

        RaceDraft unharmed = RaceDraft.under("file-lock", 1).killAsked();
        unharmed.buyer("B").buys(guardedSale(1, 11, 30));
        assertThat(Story.ofMissedFaults(Sample.of(unharmed, List.of(third)))).containsExactly(Story.NO_KILL);
        assertThat(Story.ofMissedFaults(Sample.of(unharmed))).containsExactly(Story.NO_KILL);
        assertThat(Story.ofMissedFaults(Sample.of(unharmed, List.of(second, third))))
                .containsExactly(
                        "The fault 'kill B at READ' did not happen.",
                        "The fault 'kill holder at RECORD seat 1' did not happen.");
    }

    @Test
    void reportOfARolledBackKill_isAsPromised_andSaysWhatWasUndone() {
        Printed printed = new Printed();

        RaceReport.print(Sample.killedHolder("row-lock", 2), printed.screen());

        assertThat(printed.lines())
                .anyMatch(line -> line.startsWith("UNKNOWN: "))
                .anyMatch(line ->
                        line.matches(" *ROLLED_BACK +The database has undone purchase 1 of A: seat 2 is not lost\\."))
                .contains("Guard row-lock did as it promises.");
    }

    @Test
    void reportOfARaceWithRetries_hasALineForThem() {
        Printed printed = new Printed();

        RaceReport.print(Sample.triedAgain(), printed.screen());

        assertThat(printed.lines())
                .anyMatch(line -> line.matches(" *tried again +1 +purchases that met a conflict, or lost a lease"));
    }
}
