package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** After one or two Ctrl-C, or a killed launcher, no buyer still runs, and the evidence on disk is kept. */
class InterruptIT {

    private static final String TICKETS = "9000";
    private static final int INTERRUPTED = 130;
    private static final int KILLED = 137;
    private static final int TERMINATED = 143;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Path runs = folder.resolve("runs");

    private final Ticketrace ticketrace = Ticketrace.in(folder.path()).interruptible();

    /** Starts a race that would take many minutes. */
    private Running startLongRace(String command, String... more) throws Exception {
        return startLongRace(ticketrace, command, more);
    }

    private Running startLongRace(Ticketrace by, String command, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command, "--runs-dir", runs.toString()));
        arguments.addAll(List.of("--buyers", "3", "--tickets", TICKETS, "--think", "50ms", "--timeout", "30m"));
        arguments.addAll(List.of(more));
        return by.start(arguments.toArray(String[]::new));
    }

    private List<Long> buyersOf(Running launcher) {
        return folder.processes().stream().filter(pid -> pid != launcher.pid()).toList();
    }

    private void awaitNoProcess() {
        Await.until("no process is left", () -> folder.processes().isEmpty());
    }

    @Test
    void ctrlC_endsTheRaceInOrder_andPrintsItsReport() throws Exception {
        try (Running race = startLongRace("run")) {
            RunsOnDisk.awaitMidRace(runs);
            race.signal("INT");
            Finished finished = race.finish();

            assertThat(folder.processes()).isEmpty();
            assertThat(finished.exit()).as("exit code of %s", finished).isEqualTo(INTERRUPTED);
            assertThat(finished.out()).contains("VALID: ", "interrupted", "Guard file-lock did as it promises.");
            assertThat(finished.err()).isEmpty();
        }
    }

    @Test
    void ctrlC_stillGivesJson_andLetsEveryBuyerFinish() throws Exception {
        try (Running race = startLongRace("run", "--json")) {
            RunsOnDisk.awaitMidRace(runs);
            race.signal("INT");
            Finished finished = race.finish();

            assertThat(finished.exit()).isEqualTo(INTERRUPTED);
            Map<String, Object> result = Json.onlyDocument(finished.out());
            ResultSchema.check(result, "settings.quota");
            assertThat(result).containsEntry("endedBy", "INTERRUPTED").containsEntry("verdict", "VALID");
            assertThat(Json.integer(result, "sold") + Json.integer(result, "remaining"))
                    .isEqualTo(Integer.parseInt(TICKETS));
            assertThat(Json.objects(result, "buyers"))
                    .extracting(buyer -> buyer.get("exitCode"))
                    .containsOnly(0);
        }
    }

    @Test
    void auditOfAnInterruptedRace_endsWithTheCodeOfItsVerdict() throws Exception {
        try (Running race = startLongRace("run")) {
            Path run = RunsOnDisk.awaitMidRace(runs);
            race.signal("INT");
            race.finish();

            Finished audit = ticketrace.runsQuietly("audit", run.toString());
            assertThat(audit.out()).contains("VALID: ");
            assertThat(audit.exit()).as("this audit was not interrupted").isZero();
        }
    }

    @Test
    void ctrlCInAComparison_skipsTheRemainingGuards() throws Exception {
        try (Running comparison = startLongRace("compare", "--guards", "file-lock,lock-file")) {
            RunsOnDisk.awaitMidRace(runs);
            comparison.signal("INT");
            Finished finished = comparison.finish();

            assertThat(finished.exit()).isEqualTo(INTERRUPTED);
            assertThat(finished.out()).contains("file-lock ").doesNotContain("lock-file ");
            RunsOnDisk.only(runs);
        }
    }

    @Test
    void ctrlCWhileBuyersGetReady_leavesNothing() throws Exception {
        try (Running race = startLongRace("run", "--buyers", "20")) {
            RunsOnDisk.awaitGettingReady(runs);
            race.signal("INT");
            Finished finished = race.finish();

            assertThat(finished.exit()).as("exit code of %s", finished).isEqualTo(INTERRUPTED);
            assertThat(finished.err()).isEmpty();
            assertThat(folder.processes()).isEmpty();
            assertThat(RunsFolder.list(runs)).isEmpty();
        }
    }

    @Test
    void secondCtrlC_endsAtOnce_evenIfABuyerHangs() throws Exception {
        Ticketrace patient = ticketrace.with("TICKETRACE_PATIENCE", "100"); // so it does not kill the hung buyer
        try (Running race = startLongRace(patient, "run")) {
            Path run = RunsOnDisk.awaitMidRace(runs);
            long hung = buyersOf(race).get(0);
            ProcessTable.signal("STOP", hung);
            race.signal("INT");
            Await.until("all but the hung buyer are through", () -> RunsOnDisk.closedHistories(run) == 2);
            race.signal("INT");
            Finished finished = race.finish();

            assertThat(finished.exit()).isEqualTo(INTERRUPTED);
            assertThat(finished.out()).as("the launcher ends without an audit").doesNotContain("sold");
            assertThat(Files.exists(run.resolve("result.json"))).isFalse();
            awaitNoProcess();
        }
    }

    @Test
    void ctrlC_whileAllBuyersHang_endsInterrupted_andSaysSo() throws Exception {
        try (Running race = startLongRace("run", "--json")) {
            RunsOnDisk.awaitMidRace(runs);
            for (long buyer : buyersOf(race)) {
                ProcessTable.signal("STOP", buyer);
            }
            race.signal("INT");
            Finished finished = race.finish();

            assertThat(finished.exit()).isEqualTo(INTERRUPTED);
            assertThat(finished.out()).contains("\"endedBy\" : \"INTERRUPTED\"");
        }
    }

    @Test
    void killedLauncher_leavesNoStoppedBuyer() throws Exception {
        try (Running race = startLongRace("run")) {
            RunsOnDisk.awaitMidRace(runs);
            for (long buyer : buyersOf(race)) {
                ProcessTable.signal("STOP", buyer);
            }
            race.signal("KILL");

            assertThat(race.finish().exit()).isEqualTo(KILLED);
            awaitNoProcess();
        }
    }

    @Test
    void killedLauncher_leavesNoBuyer() throws Exception {
        try (Running race = startLongRace("run")) {
            Path run = RunsOnDisk.awaitMidRace(runs);
            assertThat(buyersOf(race)).hasSize(3);
            race.signal("KILL");

            assertThat(race.finish().exit()).isEqualTo(KILLED);
            awaitNoProcess();
            assertAuditable(run);
        }
    }

    private void assertAuditable(Path run) throws Exception {
        Finished audit = ticketrace.runsQuietly("audit", run.toString());
        assertThat(audit.exit()).as("no buyer closed its history: %s", audit).isEqualTo(4);
        assertThat(audit.out()).contains("UNKNOWN: ");
    }

    @Test
    void terminatedLauncher_leavesNoBuyer() throws Exception {
        try (Running race = startLongRace("run")) {
            RunsOnDisk.awaitMidRace(runs);
            race.signal("TERM");

            assertThat(race.finish().exit()).isEqualTo(TERMINATED);
            awaitNoProcess();
        }
    }
}
