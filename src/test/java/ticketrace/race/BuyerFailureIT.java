package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.audit.Finding;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.history.EndReason;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RaceResult;

/** Failures during a race: a buyer dies or hangs, or the count is damaged. The evidence is kept and judged. */
@ExtendWith(FromTheJar.class)
class BuyerFailureIT {

    private static final Duration THINK = Duration.ofMillis(10);
    private static final Duration LONG = Limits.RACE;
    private static final Duration SHORT = Duration.ofSeconds(1);

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    @Test
    void buyerKilledByAnotherProcess_isNamed_andTheVerdictIsUnknown() throws Exception {
        RaceIntervention kill = new RaceIntervention(
                (folder, buyers) -> ProcessTable.signal("KILL", buyers.get(1).pid()));
        RaceResult result = HeldRace.of(HeldRace.settings("file-lock", 3, 100, THINK, LONG), runs, kill);

        kill.assertDone();
        RaceResult.BuyerResult victim = result.buyers().get(1);
        assertThat(result.buyers()).extracting(RaceResult.BuyerResult::exitCode).containsExactly(0, -9, 0);
        assertThat(result.killed()).as("no option asked for the kill").isNull();
        assertThat(result.ioError()).isFalse();
        assertThat(result.failures()).hasSize(1);
        assertThat(result.failures().get(0))
                .contains("buyer-02", "pid " + victim.pid(), "signal 9")
                .doesNotContain("\n");

        Judgement judgement = result.judgement();
        assertThat(judgement.verdict()).as("verdict of %s", judgement).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.asPromised()).as("no option asked for the kill").isFalse();
        assertThat(judgement.findings())
                .filteredOn(finding -> finding.effect() == FindingKind.Effect.LEAVES_UNKNOWN)
                .singleElement()
                .matches(finding -> finding.buyers().equals(List.of("buyer-02")))
                .matches(finding ->
                        finding.kind() == FindingKind.BUYER_DIED || finding.kind() == FindingKind.HISTORY_OPEN);
        assertThat(judgement.remaining()).isZero();
        assertThat(judgement.sold()).isGreaterThanOrEqualTo(100 - judgement.unknown());
        assertThat(result.buyers().get(0).sold() + result.buyers().get(2).sold())
                .as("sales of the other buyers")
                .isPositive();
    }

    @Test
    void reportOfACrashedBuyer_isInTheRunFolder_andNowhereElse() throws Exception {
        List<Path> before = RunsFolder.list(Path.of(""));
        RaceIntervention crash = new RaceIntervention(
                (folder, buyers) -> ProcessTable.signal("SEGV", buyers.get(1).pid()));
        RaceResult result = HeldRace.of(HeldRace.settings("file-lock", 2, 100, THINK, LONG), runs, crash);

        crash.assertDone();
        assertThat(result.buyers()).extracting(RaceResult.BuyerResult::exitCode).containsExactly(0, -6);
        Path report =
                result.folder().resolve("hs_err_pid" + result.buyers().get(1).pid() + ".log");
        assertThat(report).isNotEmptyFile();
        assertThat(result.failures())
                .singleElement()
                .asString()
                .contains("signal 6", report.getFileName().toString());
        assertThat(RunsFolder.list(Path.of(""))).isEqualTo(before);
    }

    @Test
    void buyerThatHangs_isKilledAtTheLimit_andItsEvidenceIsKept() throws Exception {
        RaceIntervention stop = new RaceIntervention(
                (folder, buyers) -> ProcessTable.signal("STOP", buyers.get(0).pid()));
        RaceResult result = HeldRace.of(HeldRace.settings("file-lock", 3, 100, THINK, SHORT), runs, stop);

        stop.assertDone();
        assertThat(result.buyers()).extracting(RaceResult.BuyerResult::exitCode).containsExactly(-9, 0, 0);
        assertThat(result.failures()).hasSize(1);
        assertThat(result.failures().get(0))
                .contains("buyer-01", "signal 9: it did not stop within ", "; it is stopped, as by SIGSTOP");
        Judgement judgement = result.judgement();
        assertThat(judgement.verdict()).as("verdict of %s", judgement).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.asPromised()).isFalse();
        assertThat(result.history().buyers().get(0).isClosed()).isFalse();
        assertThat(result.history().buyers().subList(1, 3)).allMatch(buyer -> buyer.isClosed());
        assertThat(judgement.sold() + judgement.remaining() + judgement.unknown())
                .isBetween(100, 100 + judgement.unknown());
    }

    @Test
    void buyersThatAllHang_endAtTheTimeLimit_andTheEvidenceSaysSo() throws Exception {
        RaceIntervention stop = new RaceIntervention((folder, buyers) -> {
            for (BuyerInfo buyer : buyers) {
                ProcessTable.signal("STOP", buyer.pid());
            }
        });
        RaceResult result = HeldRace.of(HeldRace.settings("file-lock", 2, 1000, THINK, SHORT), runs, stop);

        stop.assertDone();
        assertThat(result.buyers()).extracting(RaceResult.BuyerResult::exitCode).containsOnly(-9);
        assertThat(result.judgement().endedBy()).isEqualTo(EndReason.TIME_LIMIT);
        assertThat(result.judgement().findings()).extracting(Finding::kind).contains(FindingKind.TIME_LIMIT);
        assertThat(result.judgement().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void damagedCount_isNoNumber_andEveryBuyerReportsIt() throws Exception {
        RaceIntervention damage = new RaceIntervention(BuyerFailureIT::damageUntilAllBuyersEnd);
        RaceResult result =
                HeldRace.of(HeldRace.settings("file-lock", 2, 9_999_999, Duration.ZERO, LONG), runs, damage);

        damage.assertDone();
        assertThat(result.ioError()).isTrue();
        assertThat(result.buyers()).extracting(RaceResult.BuyerResult::exitCode).containsOnly(BuyerMain.EXIT_IO_ERROR);
        Path count = result.folder().resolve("tickets.txt");
        assertThat(result.failures())
                .hasSize(2)
                .allMatch(failure -> failure.contains(count.toString()))
                .allMatch(failure -> failure.contains("expected seven digits and a newline"))
                .allMatch(failure -> failure.contains("garbage"))
                .noneMatch(failure -> failure.contains("\n"));
        Judgement judgement = result.judgement();
        assertThat(judgement.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(judgement.asPromised()).isFalse();
        assertThat(judgement.remaining()).isNull();
        assertThat(judgement.findings())
                .filteredOn(finding -> finding.kind() == FindingKind.STORE_MISMATCH)
                .extracting(Finding::says)
                .anyMatch(says -> says.contains(count.toString()));
    }

    /** Writes again and again, because a buyer that has already read the count overwrites the damage. */
    private static void damageUntilAllBuyersEnd(Path folder, List<BuyerInfo> buyers) throws IOException {
        long deadline = System.nanoTime() + Limits.ANSWER.toNanos();
        byte[] garbage = "garbage\n".getBytes(StandardCharsets.US_ASCII);
        try (FileChannel count = FileChannel.open(folder.resolve("tickets.txt"), StandardOpenOption.WRITE)) {
            while (buyers.stream().anyMatch(buyer -> ProcessTable.isAlive(buyer.pid()))) {
                assertThat(System.nanoTime() - deadline)
                        .as("nanoseconds since the limit passed")
                        .isNegative();
                for (int i = 0; i < 1000; i++) {
                    count.write(ByteBuffer.wrap(garbage), 0);
                }
            }
        }
    }
}
