package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Verdict;
import ticketrace.history.EndReason;
import ticketrace.run.RaceResult;

/** A race that ends before it is sold out, because of an interruption or its time limit. */
@ExtendWith(FromTheJar.class)
class InterruptedRaceIT {

    private static final Duration THINK = Duration.ofMillis(10);
    private static final Duration LONG = Limits.RACE;
    private static final int PLENTY = 2_000;

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    @Test
    void interruptedRace_closesEveryHistory_andIsJudged() throws Exception {
        RaceIntervention started = new RaceIntervention((folder, buyers) -> {});
        RaceResult result =
                HeldRace.of(HeldRace.settings("file-lock", 3, PLENTY, THINK, LONG), runs, started, started::isDone);

        HeldRace.assertUntroubled(result);
        assertThat(result.judgement().endedBy()).isEqualTo(EndReason.INTERRUPTED);
        assertThat(result.judgement().verdict()).isEqualTo(Verdict.VALID);
        assertThat(result.judgement().sold() + result.judgement().remaining()).isEqualTo(PLENTY);
    }

    @Test
    void timeLimit_closesEveryHistory_andIsNoted() throws Exception {
        RaceIntervention started = new RaceIntervention((folder, buyers) -> {});
        RaceResult result =
                HeldRace.of(HeldRace.settings("lock-file", 3, PLENTY, THINK, Duration.ofMillis(300)), runs, started);

        HeldRace.assertUntroubled(result);
        assertThat(result.judgement().endedBy()).isEqualTo(EndReason.TIME_LIMIT);
        assertThat(result.judgement().verdict()).isEqualTo(Verdict.VALID);
        assertThat(result.judgement().findings()).anyMatch(finding -> finding.kind() == FindingKind.TIME_LIMIT);
        assertThat(result.folder().resolve("tickets.lockfile")).doesNotExist();
    }

    /** A database needs some time to make a hundred scratch stores; an interruption does not wait for that. */
    @Test
    void raceInterruptedWhileItMakesScratchStores_makesNoMore() throws Exception {
        AtomicInteger checks = new AtomicInteger();
        AtomicInteger made = new AtomicInteger();
        RaceResult result = Race.hold(
                HeldRace.settings("row-lock", "h2", 100, 100, THINK, LONG), runs.path(), RaceObserver.NONE, () -> {
                    made.set(scratchStores());
                    return checks.incrementAndGet() > 2;
                });

        assertThat(result).isNull();
        assertThat(made.get()).isLessThan(checks.get());
        assertThat(RunsFolder.list(runs.path())).isEmpty();
    }

    private int scratchStores() {
        return RunsFolder.list(runs.path()).stream()
                .mapToInt(run -> RunsFolder.list(run.resolve("scratch")).size())
                .sum();
    }

    @Test
    void raceInterruptedWhileBuyersStart_leavesNothing() throws Exception {
        RaceResult result = Race.hold(
                HeldRace.settings("lock-file", 12, 9_999_999, THINK, LONG),
                runs.path(),
                RaceObserver.NONE,
                () -> buyersThatWarmUp() >= 6);

        assertThat(result).isNull();
        assertThat(RunsFolder.list(runs.path())).isEmpty();
    }

    private long buyersThatWarmUp() {
        return RunsFolder.list(runs.path()).stream()
                .flatMap(run -> RunsFolder.list(run.resolve("scratch")).stream())
                .filter(scratch -> Files.exists(scratch.resolve("sales.csv")))
                .count();
    }
}
