package ticketrace.explore.stepping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Await;
import ticketrace.FromTheJar;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.Explorer;
import ticketrace.explore.Play;
import ticketrace.explore.Schedule;
import ticketrace.explore.SearchRules;
import ticketrace.explore.SteppedBuyers;
import ticketrace.explore.SteppingFailedException;
import ticketrace.explore.Turn;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;
import ticketrace.store.ServedStore;
import ticketrace.store.Stores;

/** A stepped buyer that dies or does not answer is reported with the reason, and no process is left. */
@ExtendWith(FromTheJar.class)
class FailingBuyerIT {

    /** A limit so short that the test can wait for it. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    private static RaceSettings two(String store, String guard) {
        return RaceSettings.of(store, guard, Load.of(2, 1).withQuota(1).withTimeout(Duration.ZERO));
    }

    /** The action of a test between two schedules. */
    private interface Action {
        void run(SteppedBuyers buyers) throws IOException, InterruptedException;
    }

    private static Exploration explore(SteppedRace race, int afterSchedules, Action action) throws IOException {
        return Explorer.explore(
                race.buyers(),
                SearchRules.of(race.settings()),
                Bounds.NONE.withEverySchedule(),
                () -> false,
                new Explorer.Progress() {
                    @Override
                    public void schedules(int played) {
                        if (played == afterSchedules) {
                            run(action, race.buyers());
                        }
                    }
                });
    }

    private static void run(Action action, SteppedBuyers buyers) {
        try {
            action.run(buyers);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @ParameterizedTest
    @CsvSource({"file, none", "file, file-lock", "h2, row-lock"})
    void buyerThatIsKilled_isNamedWithItsSignal(String store, String guard) throws Exception {
        try (SteppedRace race = SteppedRace.open(two(store, guard), runs.path())) {
            Play play = Play.begin(race.buyers());
            play.take(Turn.step(0));
            play.take(Turn.step(1));
            long victim = race.buyers().pid(1);
            ProcessTable.signal("KILL", victim);

            assertThatExceptionOfType(SteppingFailedException.class)
                    .isThrownBy(() -> race.buyers().letThrough(1))
                    .withMessage("buyer-02 (pid " + victim + ") was ended by signal 9");
        }
        assertThat(runs.processes()).isEmpty();
    }

    @Test
    void buyerWhoseJvmCrashes_isNamedWithTheReportInTheRunFolder() throws Exception {
        try (SteppedRace race = SteppedRace.open(two("file", "none"), runs.path())) {
            Play play = Play.begin(race.buyers());
            long victim = race.buyers().pid(0);
            ProcessTable.signal("SEGV", victim);
            Await.until("the buyer has crashed", () -> !ProcessTable.isAlive(victim));

            assertThatExceptionOfType(SteppingFailedException.class)
                    .isThrownBy(() -> play.take(Turn.step(0)))
                    .withMessage("buyer-01 (pid " + victim + ") was ended by signal 6; its JVM crashed, see "
                            + race.folder().resolve("hs_err_pid" + victim + ".log"));
        }
        assertThat(runs.processes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "h2"})
    void killOfABuyer_endsTheExploration_andTheScheduleIsReported(String store) throws Exception {
        try (SteppedRace race = SteppedRace.open(two(store, "none"), runs.path())) {
            Exploration found = explore(race, 3, buyers -> ProcessTable.signal("KILL", buyers.pid(0)));

            assertThat(found.schedules()).isEqualTo(3);
            assertThat(found.complete()).isFalse();
            assertThat(found.failure()).startsWith("buyer-01 (pid ").contains("was ended by signal 9");
            assertThat(found.failedAt()).isNotNull();
            assertThat(found.stoppedBy()).isNull();
            assertThat(race.keep(found)).as("whether the evidence is kept").isTrue();
        }
        assertThat(runs.processes()).isEmpty();
        assertThat(RunsFolder.list(runs.path())).hasSize(1);
    }

    /** As with a full disk: there are no histories to judge, but the logs of the buyers are kept. */
    @Test
    void failureBeforeTheFirstHistory_keepsTheFolder() throws Exception {
        try (SteppedRace race = SteppedRace.open(two("file", "none"), runs.path())) {
            Schedule failedAt = Schedule.parse("A", 2);
            Exploration failed = new Exploration(
                    BigInteger.ZERO,
                    false,
                    null,
                    false,
                    "buyer-01 failed",
                    failedAt,
                    BigInteger.ZERO,
                    BigInteger.ZERO,
                    null,
                    Duration.ZERO,
                    List.of(),
                    null,
                    null,
                    null);

            assertThat(race.keep(failed)).isTrue();
        }
        assertThat(runs.processes()).isEmpty();
        assertThat(RunsFolder.list(runs.path()))
                .singleElement()
                .satisfies(kept -> assertThat(RunsFolder.list(kept))
                        .extracting(file -> file.getFileName().toString())
                        .contains("race.json", "process-1.log", "process-2.log"));
    }

    @Test
    void missingStore_isNoFailureOfABuyer() throws Exception {
        try (SteppedRace race = SteppedRace.open(two("file", "none"), runs.path())) {
            assertThatIOException()
                    .isThrownBy(() -> explore(
                            race, 2, buyers -> Files.delete(race.folder().resolve("tickets.txt"))))
                    .isNotInstanceOf(SteppingFailedException.class)
                    .withMessageContaining("tickets.txt");
        }
        assertThat(runs.processes()).isEmpty();
    }

    @Test
    void buyerWhoseStoreIsDamaged_reportsItItself() throws Exception {
        try (SteppedRace race = SteppedRace.open(two("file", "none"), runs.path())) {
            Play play = Play.begin(race.buyers());
            play.take(Turn.step(0));
            Files.write(race.folder().resolve("tickets.txt"), "garbage\n".getBytes(StandardCharsets.US_ASCII));

            assertThatExceptionOfType(SteppingFailedException.class)
                    .isThrownBy(() -> play.take(Turn.step(1)))
                    .withMessageStartingWith("buyer-02 failed: ")
                    .withMessageContaining("tickets.txt: expected seven digits")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        }
        assertThat(runs.processes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"file, file-lock", "h2, row-lock"})
    void buyerThatDoesNotAnswer_isNamedAtTheLimit(String store, String guard) throws Exception {
        RunFolder folder = RunFolder.create(runs.path(), two(store, guard));
        try (ServedStore served = Stores.named(store).create(folder.path(), 1);
                SteppedProcesses buyers = new SteppedProcesses(folder, served, SHORT)) {
            Play play = Play.begin(buyers);
            play.take(Turn.step(0));
            ProcessTable.signal("STOP", buyers.pid(0));

            assertThatExceptionOfType(SteppingFailedException.class)
                    .isThrownBy(() -> play.take(Turn.step(0)))
                    .withMessageMatching("buyer-01 \\(pid " + buyers.pid(0) + "\\) did not answer in READ"
                            + " within [\\d.]+ s; it is stopped, as by SIGSTOP, and used 0\\.00 s of processor time"
                            + " in the last [\\d.]+ s");
        }
        assertThat(runs.processes()).isEmpty();
    }

    @Test
    void buyerThatCannotStart_failsAtOnce_andLeavesNothing() throws Exception {
        RunFolder folder = RunFolder.create(runs.path(), two("file", "none"));
        try (ServedStore served = Stores.named("file").create(folder.path(), 1)) {
            Files.delete(folder.path().resolve("sales.csv"));

            assertThatExceptionOfType(SteppingFailedException.class)
                    .isThrownBy(() -> new SteppedProcesses(folder, served).close())
                    .withMessageContaining("buyer-01")
                    .withMessageContaining("sales.csv");
        }
        assertThat(runs.processes()).isEmpty();
    }
}
