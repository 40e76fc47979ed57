package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.history.HistoryFile;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.store.h2.H2Database;

/** The database fails during a race: all buyers report it, none hangs, the evidence is kept. */
@ExtendWith(FromTheJar.class)
class H2OutageIT {

    private static final int PLENTY = 5_000;
    private static final Duration THINK = Duration.ofMillis(5);
    private static final Duration LONG = Limits.RACE;

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    private static RaceSettings settings(String guard) {
        return HeldRace.settings(guard, "h2", 3, PLENTY, THINK, LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"row-lock", "transaction", "file-lock", "atomic"})
    void unreachableServer_endsEveryBuyer_andTheSalesAreJudged(String guard) throws Exception {
        RaceIntervention outage = new RaceIntervention((folder, buyers) -> H2Outage.cutConnections());
        RaceResult result = HeldRace.of(settings(guard), runs, outage);

        outage.assertDone();
        assertThat(result.ioError()).isTrue();
        assertThat(result.buyers()).extracting(RaceResult.BuyerResult::exitCode).containsOnly(BuyerMain.EXIT_IO_ERROR);
        assertThat(result.failures())
                .hasSize(3)
                .allMatch(failure -> failure.contains("the database at 127.0.0.1:"))
                .noneMatch(failure -> failure.contains("\n"));
        Judgement judgement = result.judgement();
        assertThat(judgement.verdict()).as("verdict of %s", judgement).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.asPromised()).isFalse();
        assertThat(judgement.findings())
                .anyMatch(finding ->
                        finding.kind() == FindingKind.HISTORY_OPEN || finding.kind() == FindingKind.BUYER_DIED);
        assertThat(judgement.remaining()).isPositive();
        assertThat(judgement.sold() + judgement.remaining())
                .as("seats that are sold or remain")
                .isBetween(PLENTY - judgement.unknown(), PLENTY);
    }

    @Test
    void closedDatabase_isNamed_andTheHistoriesAreKept() throws Exception {
        RaceIntervention outage = new RaceIntervention((folder, buyers) -> H2Outage.closeDatabases());

        assertThatIOException()
                .isThrownBy(() -> Race.hold(settings("row-lock"), runs.path(), outage, () -> false))
                .withMessageContaining(H2Database.FILE)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        outage.assertDone();
        assertThat(runs.processes()).as("buyers that are left").isEmpty();
        assertThat(RunsFolder.list(runs.path())).hasSize(1);
        Path folder = RunsFolder.list(runs.path()).get(0);
        for (String buyer : List.of("buyer-01", "buyer-02", "buyer-03")) {
            assertThat(HistoryFile.read(folder.resolve(buyer + HistoryFile.SUFFIX))
                            .isClosed())
                    .isFalse();
            assertThat(folder.resolve(buyer + ".log")).content().contains("the database at 127.0.0.1:");
        }
    }
}
