package ticketrace.view.report;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.sale;

import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.history.Outcome;

class StepTraceTest {

    private static List<String> told(String schedule, RaceDraft race) {
        List<StepTrace.Row> rows = StepTrace.of(schedule, "none", race.history());
        assertThat(rows).isNotNull();
        return rows.stream().map(row -> row.turn() + ": " + row.says()).toList();
    }

    @Test
    void everyTurn_isReportedWithItsResult() {
        RaceDraft race = RaceDraft.under("none", 1);
        race.buyer("buyer-01")
                .buys(new PurchaseDraft()
                        .reads(10, 11, 1)
                        .writes(30, 31)
                        .records(32)
                        .ends(Outcome.SOLD));
        race.buyer("buyer-02")
                .buys(new PurchaseDraft()
                        .reads(20, 21, 1)
                        .writes(40, 41)
                        .records(42)
                        .ends(Outcome.SOLD));

        assertThat(told("A B A A B B", race))
                .containsExactly(
                        "A: reads 1", "B: reads 1", "A: writes 0", "A: sells seat 1", "B: writes 0", "B: sells seat 1");
    }

    @Test
    void turnThatFoundTheGuardTaken_waits() {
        RaceDraft race = RaceDraft.under("file-lock", 1);
        race.buyer("buyer-01")
                .buys(new PurchaseDraft()
                        .acquires(10, 11)
                        .reads(11, 13, 1)
                        .writes(14, 15)
                        .records(16)
                        .releases(16, 17)
                        .ends(Outcome.SOLD));
        race.buyer("buyer-02")
                .buys(new PurchaseDraft()
                        .acquires(12, 18)
                        .reads(18, 19, 0)
                        .releases(19, 20)
                        .ends(Outcome.SOLD_OUT));

        assertThat(told("A B A A A A B B B", race))
                .containsExactly(
                        "A: is in",
                        "B: waits",
                        "A: reads 1",
                        "A: writes 0",
                        "A: sells seat 1",
                        "A: is out",
                        "B: is in",
                        "B: sold out",
                        "B: is out");
    }

    @Test
    void killedBuyer_andTheOneInItsPlace_areOneBuyer() {
        RaceDraft race = RaceDraft.under("none", 1);
        race.buyer("buyer-01").dies().buys(new PurchaseDraft().reads(10, 11, 1));
        race.buyer("buyer-01.2").buys(sale(1, 20));
        race.buyer("buyer-02").buys(PurchaseDraft.soldOut(40));

        assertThat(told("A !A +A A A A B", race))
                .containsExactly(
                        "A: reads 1",
                        "!A: KILLED",
                        "+A: starts anew",
                        "A: reads 1",
                        "A: writes 0",
                        "A: sells seat 1",
                        "B: sold out");
    }

    @Test
    void commitThatIsRefused_isTooLate() {
        RaceDraft race = RaceDraft.under("transaction", 1);
        race.buyer("buyer-01")
                .buys(new PurchaseDraft()
                        .acquires(10, 11)
                        .reads(11, 13, 1)
                        .writes(14, 15)
                        .records(16)
                        .releases(16, 17)
                        .ends(Outcome.CONFLICT));
        race.buyer("buyer-02").buys();

        assertThat(told("A A A A A", race))
                .containsExactly("A: is in", "A: reads 1", "A: writes 0", "A: sells seat 1", "A: is too late");
    }

    @Test
    void raceWithoutASchedule_orWithOneThatWasAltered_hasNoTrace() {
        RaceDraft race = RaceDraft.under("none", 1);

        assertThat(StepTrace.of(null, "none", race.history())).isNull();
        assertThat(StepTrace.of("A Z 7", "none", race.history())).isNull();
    }

    @Test
    void scheduleThatGoesInsideALock_hasNoTrace() {
        RaceDraft race = RaceDraft.under("none", 1);
        race.buyer("buyer-01").buys();

        assertThat(StepTrace.of("A A A", "none", race.history())).hasSize(3);
        assertThat(StepTrace.of("A A A", "trap:own-key", race.history())).isNull();
    }
}
