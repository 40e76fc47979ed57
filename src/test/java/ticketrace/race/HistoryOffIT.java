package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.FormatsPage;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Found;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.history.EndReason;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;

/** Races of real processes that record no history. */
@ExtendWith(FromTheJar.class)
class HistoryOffIT {

    private static final int TICKETS = 60;
    private static final int SOLD_BEFORE = 8;

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    @ParameterizedTest
    @CsvSource({"file-lock,file", "atomic,h2"})
    void verdictIsUnknown_andTheResultHasTheCountsOfTheStore(String guard, String store) throws Exception {
        RaceResult result = HeldRace.of(HeldRace.settings(guard, store).withoutHistories(), runs);
        Judgement judgement = result.judgement();

        HeldRace.assertUntroubled(result);
        FormatsPage.assertDescribes(
                "`ends.json`",
                List.of(JSON.std.mapFrom(Files.readString(result.folder().resolve("ends.json")))));
        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.asPromised()).isTrue();
        assertThat(Found.kinds(judgement)).containsExactly(FindingKind.HISTORY_OFF);
        assertThat(judgement.sold()).isEqualTo(TICKETS);
        assertThat(judgement.remaining()).isZero();
        assertThat(judgement.endedBy()).isEqualTo(EndReason.SOLD_OUT);
        assertThat(judgement.ticketsPerSecond()).isPositive();
        assertThat(result.millis().startSpread()).isNotNull();
        assertThat(result.buyers()).extracting(RaceResult.BuyerResult::soldOut).containsOnly(1);
    }

    /** Kills a buyer when the list of sales has some lines. */
    private static final class Killer implements RaceObserver {

        private Path sales = Path.of("");
        private long victim;
        private boolean done;

        @Override
        public void ready(RunFolder folder, List<BuyerInfo> buyers) {
            sales = folder.path().resolve("sales.csv");
            victim = buyers.get(1).pid();
        }

        @Override
        public void tick() {
            try {
                if (!done && Files.readAllLines(sales).size() > SOLD_BEFORE) {
                    ProcessTable.signal("KILL", victim);
                    done = true;
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void buyerThatDies_isNamed_andTheOthersAreReported() throws Exception {
        Killer killer = new Killer();
        RaceSettings settings = HeldRace.settings("file-lock", 3, 100, Duration.ofMillis(10), Limits.RACE);
        RaceResult result = HeldRace.of(settings.withoutHistories(), runs, killer);

        assertThat(killer.done).as("the buyer was killed while the race ran").isTrue();
        assertThat(result.buyers()).extracting(RaceResult.BuyerResult::exitCode).containsExactly(0, -9, 0);
        assertThat(result.judgement().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(result.judgement().asPromised())
                .as("no option asked for the kill")
                .isFalse();
        assertThat(Found.of(FindingKind.HISTORY_OPEN, result.judgement()))
                .singleElement()
                .matches(finding -> finding.buyers().equals(List.of("buyer-02")));
        assertThat(result.judgement().endedBy()).isEqualTo(EndReason.SOLD_OUT);
    }
}
