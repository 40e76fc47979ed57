package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.Await;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.history.BuyerHistory;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.Step;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.store.FinalState;

/** Buyers on a database that die, hang, think for a long time, or are many. */
@ExtendWith(FromTheJar.class)
class H2BuyerFailureIT {

    private static final Duration LONG = Limits.RACE;
    private static final Duration SHORT = Limits.whileBusy(Duration.ofSeconds(2));

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    private static List<Integer> seatsSold(RaceResult result) throws IOException {
        List<Integer> seats = new ArrayList<>();
        FinalState.read(result.folder()).sales().forEach(sale -> seats.add(sale.seat()));
        return seats;
    }

    @Test
    void killOfABuyer_losesNoSeat() throws Exception {
        RaceIntervention kill = new RaceIntervention(
                (folder, buyers) -> ProcessTable.signal("KILL", buyers.get(1).pid()));
        RaceSettings settings = HeldRace.settings("row-lock", "h2", 3, 100, Duration.ofMillis(10), LONG);
        RaceResult result = HeldRace.of(settings, runs, kill);

        kill.assertDone();
        assertThat(result.buyers()).extracting(RaceResult.BuyerResult::exitCode).containsExactly(0, -9, 0);
        assertThat(result.failures()).hasSize(1);
        assertThat(result.failures().get(0)).contains("buyer-02", "signal 9").doesNotContain("\n");
        Judgement judgement = result.judgement();
        assertThat(judgement.verdict()).as("verdict of %s", judgement).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.asPromised()).as("no option asked for the kill").isFalse();
        assertThat(judgement.remaining()).isZero();
        assertThat(judgement.sold()).isBetween(settings.tickets() - judgement.unknown(), settings.tickets());
        assertThat(seatsSold(result)).hasSize(settings.tickets()).doesNotHaveDuplicates();
    }

    @Test
    void buyersWaitForAHungRowHolder_onlyUntilTheLimit() throws Exception {
        StopTheHolder stop = new StopTheHolder();
        RaceSettings settings = HeldRace.settings("row-lock", "h2", 3, 1000, Duration.ofMillis(20), SHORT);
        RaceResult result = HeldRace.of(settings, runs, stop.race);

        stop.race.assertDone();
        Judgement judgement = result.judgement();
        assertThat(judgement.verdict()).as("verdict of %s", judgement).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.asPromised()).isFalse();
        assertThat(judgement.endedBy()).isEqualTo(EndReason.TIME_LIMIT);
        assertThat(judgement.unknown()).as("seats lost").isZero();
        assertThat(judgement.sold() + judgement.remaining()).isEqualTo(settings.tickets());
        assertThat(seatsSold(result)).hasSize(judgement.sold()).doesNotHaveDuplicates();
        for (BuyerHistory buyer : result.history().buyers()) {
            boolean holder = buyer.buyer().equals(stop.holder);
            assertThat(buyer.isClosed()).as(buyer.buyer()).isEqualTo(!holder);
            if (!holder) {
                assertThat(buyer.purchases().get(buyer.purchases().size() - 1).outcome())
                        .isEqualTo(Outcome.TIMED_OUT);
            }
        }
        assertThat(result.buyers())
                .allMatch(buyer -> buyer.exitCode() == (buyer.name().equals(stop.holder) ? -9 : 0));
    }

    /** Stops a buyer between READ and WRITE. If it stopped elsewhere, it continues, and the next buyer is tried. */
    private static final class StopTheHolder {

        private final RaceIntervention race = new RaceIntervention((folder, buyers) -> stopOneOf(buyers));
        private String holder = "";

        private void stopOneOf(List<BuyerInfo> buyers) {
            Await.until(
                    "a buyer is stopped while it holds the row",
                    () -> buyers.stream().anyMatch(this::isStoppedAsHolder));
        }

        private boolean isStoppedAsHolder(BuyerInfo buyer) {
            try {
                if (!race.stepEvents().isThinking(buyer.name())) {
                    return false;
                }
                ProcessTable.signal("STOP", buyer.pid());
                if (race.stepEvents().isThinking(buyer.name())) {
                    holder = buyer.name();
                    return true;
                }
                ProcessTable.signal("CONT", buyer.pid());
                return false;
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The think time is longer than a single wait of a buyer for a locked row. */
    @Test
    void buyersWithALongThinkTime_waitForEachOther_andSellAll() throws Exception {
        RaceSettings settings = HeldRace.settings("row-lock", "h2", 2, 2, Duration.ofMillis(2200), LONG);
        RaceResult result = HeldRace.of(settings, runs);

        HeldRace.assertUntroubled(result);
        Judgement judgement = result.judgement();
        assertThat(judgement.verdict()).as("verdict of %s", judgement).isEqualTo(Verdict.VALID);
        assertThat(judgement.sold()).isEqualTo(settings.tickets());
        assertThat(judgement.contended()).isTrue();
        assertThat(judgement.waiting().max())
                .as("longest wait, in microseconds, for a buyer that thinks")
                .isGreaterThan(2_000_000);
        assertThat(HeldRace.ended(result, Step.RELEASE)).isGreaterThanOrEqualTo(settings.tickets());
    }

    /** More buyers than tickets; each buyer has its own connection. */
    @Test
    void manyBuyers_areAllServed() throws Exception {
        RaceSettings settings = HeldRace.settings("row-lock", "h2", 30, 10, Duration.ZERO, LONG);
        RaceResult result = HeldRace.of(settings, runs);

        HeldRace.assertUntroubled(result);
        assertThat(result.judgement().verdict()).isEqualTo(Verdict.VALID);
        assertThat(result.judgement().sold()).isEqualTo(settings.tickets());
        assertThat(result.buyers()).extracting(RaceResult.BuyerResult::soldOut).containsOnly(1);
    }
}
