package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.audit.Finding;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.history.BuyerHistory;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;

/**
 * A buyer is killed between WRITE and RECORD. Under file-lock and without a guard, the others continue; under lock-file
 * they wait until the limit.
 */
@ExtendWith(FromTheJar.class)
class KillHolderIT {

    private static final Duration SHORT = Limits.whileBusy(Duration.ofSeconds(3));
    private static final Duration LONG = Limits.RACE;

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    private static void assertOneHolderWasKilled(RaceResult result) {
        assertThat(result.killed()).isNotNull();
        assertThat(result.failures()).as("failures; a requested kill is none").isEmpty();
        assertThat(result.ioError()).isFalse();
        for (RaceResult.BuyerResult buyer : result.buyers()) {
            boolean victim = buyer.name().equals(result.killed());
            assertThat(buyer.exitCode()).as(buyer.name()).isEqualTo(victim ? -9 : 0);
            assertThat(buyer.unknown()).as(buyer.name()).isEqualTo(victim ? 1 : 0);
        }
        PurchaseRecord last = lastOf(result, result.killed());
        assertThat(last.end(Step.WRITE)).isNotZero();
        assertThat(last.hasBegun(Step.RECORD)).isFalse();

        Judgement judgement = result.judgement();
        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.asPromised())
                .as("as promised, because the kill was requested")
                .isTrue();
        assertThat(judgement.unknown()).isEqualTo(1);
        List<Finding> deaths = judgement.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.BUYER_DIED)
                .toList();
        assertThat(deaths).hasSize(1);
        assertThat(deaths.get(0).buyers()).containsExactly(result.killed());
        assertThat(deaths.get(0).seat()).isEqualTo(last.value());
    }

    private static PurchaseRecord lastOf(RaceResult result, String name) {
        BuyerHistory history = result.history().buyers().stream()
                .filter(buyer -> buyer.buyer().equals(name))
                .findFirst()
                .orElseThrow();
        return history.purchases().get(history.purchases().size() - 1);
    }

    private static long soldAfter(RaceResult result, long time) {
        return result.history().buyers().stream()
                .flatMap(buyer -> buyer.purchases().stream())
                .filter(purchase -> purchase.isSold() && purchase.begin(Step.RECORD) > time)
                .count();
    }

    @Test
    void underFileLock_theRaceContinues_andOneSeatIsUnknown() throws Exception {
        RaceSettings settings = HeldRace.withKill(HeldRace.settings("file-lock"), LONG);
        RaceResult result = HeldRace.of(settings, runs);

        assertOneHolderWasKilled(result);
        assertThat(result.judgement().endedBy()).isEqualTo(EndReason.SOLD_OUT);
        assertThat(result.judgement().sold()).isEqualTo(settings.tickets() - 1);
        assertThat(result.judgement().remaining()).isZero();
        assertThat(soldAfter(result, lastOf(result, result.killed()).latest())).isPositive();
    }

    @Test
    void underLockFile_allBuyersWaitUntilTheLimit() throws Exception {
        RaceSettings settings = HeldRace.withKill(HeldRace.settings("lock-file"), SHORT);
        RaceResult result = HeldRace.of(settings, runs);

        assertOneHolderWasKilled(result);
        Judgement judgement = result.judgement();
        assertThat(judgement.endedBy()).isEqualTo(EndReason.TIME_LIMIT);
        assertThat(judgement.findings()).anyMatch(finding -> finding.kind() == FindingKind.TIME_LIMIT);
        assertThat(judgement.remaining()).isPositive();
        assertThat(judgement.sold() + 1 + judgement.remaining())
                .as("sold, unknown and left")
                .isEqualTo(settings.tickets());
        assertThat(soldAfter(result, lastOf(result, result.killed()).latest())).isZero();
        assertThat(result.folder().resolve("tickets.lockfile"))
                .as("the lock file that all waited for, with the pid of the dead holder")
                .hasContent(pidOf(result) + "\n");
        assertThat(judgement.raceNanos()).isGreaterThanOrEqualTo(SHORT.toNanos());
    }

    private static long pidOf(RaceResult result) {
        return result.buyers().stream()
                .filter(buyer -> buyer.name().equals(result.killed()))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    @Test
    void withoutAGuard_theKillDisturbsNoOtherBuyer() throws Exception {
        RaceSettings settings = HeldRace.withKill(HeldRace.settings("none"), LONG);
        RaceResult result = HeldRace.of(settings, runs);

        assertThat(result.killed()).isNotNull();
        assertThat(result.judgement().unknown()).isEqualTo(1);
        assertThat(result.judgement().asPromised()).isTrue();
        assertThat(result.judgement().remaining()).isZero();
        assertThat(result.buyers())
                .allMatch(buyer -> buyer.exitCode() == (buyer.name().equals(result.killed()) ? -9 : 0));
    }
}
