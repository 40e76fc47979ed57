package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.audit.Finding;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.history.EndReason;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.store.h2.H2Database;

/** A buyer on a database is killed between WRITE and RECORD: a transaction protects the seat, a lock does not. */
@ExtendWith(FromTheJar.class)
class KillHolderOnH2IT {

    private static final Duration SHORT = Limits.whileBusy(Duration.ofSeconds(3));
    private static final Duration LONG = Limits.RACE;

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    private static void assertOneBuyerWasKilled(RaceResult result) {
        assertThat(result.killed()).isNotNull();
        assertThat(result.failures()).as("failures; a requested kill is none").isEmpty();
        assertThat(result.buyers())
                .allMatch(buyer -> buyer.exitCode() == (buyer.name().equals(result.killed()) ? -9 : 0));
        Judgement judgement = result.judgement();
        assertThat(judgement.verdict()).as("verdict of %s", judgement).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.asPromised())
                .as("as promised, because the kill was requested")
                .isTrue();
        assertThat(judgement.findings())
                .filteredOn(finding -> finding.kind() == FindingKind.BUYER_DIED)
                .singleElement()
                .matches(finding -> finding.buyers().contains(result.killed()));
    }

    private static long rowsOf(RaceResult result, String table) throws Exception {
        try (Connection database = H2Database.openFinished(result.folder());
                ResultSet rows = database.createStatement().executeQuery("SELECT COUNT(*) FROM " + table)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"row-lock", "transaction"})
    void inATransaction_thePurchaseIsUndone_andEverySeatIsSold(String guard) throws Exception {
        RaceSettings settings = HeldRace.withKill(HeldRace.settings(guard, "h2"), LONG);
        RaceResult result = HeldRace.of(settings, runs);

        assertOneBuyerWasKilled(result);
        Judgement judgement = result.judgement();
        assertThat(judgement.endedBy()).isEqualTo(EndReason.SOLD_OUT);
        assertThat(judgement.unknown()).as("seats lost").isZero();
        assertThat(judgement.sold()).isEqualTo(settings.tickets());
        assertThat(judgement.remaining()).isZero();
        assertThat(result.buyers()).extracting(RaceResult.BuyerResult::unknown).containsOnly(0);
        assertThat(judgement.findings())
                .filteredOn(finding -> finding.kind() == FindingKind.ROLLED_BACK)
                .singleElement()
                .matches(finding -> finding.buyers().contains(result.killed()))
                .matches(finding -> finding.seat() != null);
        assertThat(rowsOf(result, "sales")).isEqualTo(settings.tickets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file-lock", "optimistic", "atomic"})
    void withoutATransaction_theOthersContinue_andOneSeatIsUnknown(String guard) throws Exception {
        RaceSettings settings = HeldRace.withKill(HeldRace.settings(guard, "h2"), LONG);
        RaceResult result = HeldRace.of(settings, runs);

        assertOneBuyerWasKilled(result);
        Judgement judgement = result.judgement();
        assertThat(judgement.endedBy()).isEqualTo(EndReason.SOLD_OUT);
        assertThat(judgement.unknown()).isEqualTo(1);
        assertThat(judgement.sold()).isEqualTo(settings.tickets() - 1);
        assertThat(judgement.remaining()).isZero();
        assertThat(judgement.findings()).extracting(Finding::kind).doesNotContain(FindingKind.ROLLED_BACK);
        assertThat(rowsOf(result, "sales")).isEqualTo(settings.tickets() - 1);
    }

    @Test
    void underLockFile_allBuyersWaitUntilTheLimit() throws Exception {
        RaceSettings settings = HeldRace.withKill(HeldRace.settings("lock-file", "h2"), SHORT);
        RaceResult result = HeldRace.of(settings, runs);

        assertOneBuyerWasKilled(result);
        Judgement judgement = result.judgement();
        assertThat(judgement.endedBy()).isEqualTo(EndReason.TIME_LIMIT);
        assertThat(judgement.unknown()).isEqualTo(1);
        assertThat(judgement.remaining()).isPositive();
        assertThat(judgement.sold() + 1 + judgement.remaining())
                .as("sold, unknown and left")
                .isEqualTo(settings.tickets());
    }
}
