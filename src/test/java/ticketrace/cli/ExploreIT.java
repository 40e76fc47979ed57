package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.Await;
import ticketrace.FromTheJar;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;
import ticketrace.view.words.ThisProgram;

/** {@code explore}: its table, its JSON, its bounds, its exit codes, and its state after an interruption. */
@ExtendWith(FromTheJar.class)
class ExploreIT {

    private static final int UNKNOWN = 4;
    private static final int INTERRUPTED = 130;
    private static final int KILLED = 137;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Path runs = folder.resolve("data").resolve("runs");
    private final TicketraceHere ticketrace = TicketraceHere.in(folder.path());
    private final Ticketrace jar = Ticketrace.in(folder.path());

    private Map<String, Object> json(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("explore", "--json"));
        arguments.addAll(List.of(options));
        Finished explore = ticketrace.runsQuietly(arguments.toArray(String[]::new));
        Map<String, Object> document = Json.onlyDocument(explore.out());
        assertThat(explore.exit()).isEqualTo("KEPT".equals(document.get("promise")) ? 0 : UNKNOWN);
        return document;
    }

    @Test
    void exploration_byDefault_printsEveryOutcome_withTheSimplestTrace() throws Exception {
        Finished explore = ticketrace.runsQuietly("explore");

        assertThat(explore.exit()).isZero();
        Path kept = RunsOnDisk.only(runs);
        assertThat(explore.outLines())
                .startsWith("2 buyers, 1 ticket, store file, guard none, quota 1")
                .anyMatch(line -> line.matches(" +12 +2 +0 +1 +1 +1 VIOLATED +expected"))
                .anyMatch(line -> line.matches(" +4 +1 +0 +0 +0 +0 VALID +fine"))
                .containsSequence(
                        "12 schedules: 2 sales, 1 seat sold more than once; the simplest: A B B B A A",
                        "           A             B",
                        "           buyer-01      buyer-02",
                        "     1  A  reads 1",
                        "     2  B                reads 1",
                        "     3  B                writes 0",
                        "     4  B                sells seat 1",
                        "     5  A  writes 0",
                        "     6  A  sells seat 1")
                .anyMatch(line -> line.startsWith("4 schedules: ") && line.endsWith("the simplest: A A A B"))
                .containsSequence(
                        "16 of 16 schedules explored, 12 violate, the first: A B A A B B",
                        "12 states and 13 turns, each played once; buyers that differ only in their names count once.",
                        "1 turn was rechecked.",
                        "Guard none did as it promises.");
        assertThat(explore.out())
                .contains("The worst can be replayed: ", TicketraceHere.hint("replay data/runs/") + kept.getFileName());
        assertThat(kept.getFileName().toString()).endsWith("-file-none");
    }

    @Test
    void graph_isWritten_forGraphvizAndAsJson() throws Exception {
        assertThat(ticketrace
                        .runsQuietly(
                                "explore",
                                "--graph",
                                folder.resolve("zu ständen.dot").toString())
                        .exit())
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("zu ständen.dot")))
                .startsWith("digraph states {")
                .contains("  s0 -> s1 [label=\"A (2x)\"];")
                .anyMatch(line -> line.contains("fillcolor=red, shape=doublecircle"))
                .endsWith("}");
        assertThat(ticketrace
                        .runsQuietly(
                                "explore", "--graph", folder.resolve("g.json").toString())
                        .exit())
                .isZero();
        Map<String, Object> graph = Json.onlyDocument(Files.readString(folder.resolve("g.json")));
        assertThat(Json.objects(graph, "states")).hasSize(12);
        assertThat(Json.objects(graph, "turns")).hasSize(13);
    }

    @Test
    void graphThatCannotBeWritten_isReported_beforeAnythingIsPlayed() throws Exception {
        Finished explore = ticketrace.run(
                "explore", "--graph", folder.resolve("missing/g.dot").toString());
        assertThat(explore.exit()).isEqualTo(74);
        assertThat(explore.err().lines()).hasSize(1);
        assertThat(explore.err()).contains("the folder " + folder.resolve("missing") + " does not exist");
        assertThat(explore.out()).isEmpty();
        assertThat(runs).doesNotExist();
    }

    @Test
    void report_isInTheFolder_andIsNamed() throws Exception {
        Map<String, Object> document = Json.onlyDocument(
                ticketrace.runsQuietly("explore", "--report", "--json").out());

        Path report = folder.resolve((String) document.get("report"));
        assertThat(report).isRegularFile().hasFileName("report.html");
        Map<String, Object> result = Json.onlyDocument(Files.readString(report.resolveSibling("result.json")));
        assertThat(folder.resolve((String) result.get("report"))).isEqualTo(report);
    }

    @Test
    void report_thatHasNoFolder_isReported_inOneLine() throws Exception {
        Files.writeString(folder.resolve("file"), "in the way");
        Finished explore = ticketrace.run("explore", "--report", "--runs-dir", "file");

        assertThat(explore.exit()).isEqualTo(74);
        assertThat(explore.err().lines()).hasSize(1);
        assertThat(explore.err()).contains("file");
    }

    @Test
    void sample_thatFindsNothing_provesNothing() throws Exception {
        Finished explore = ticketrace.runsQuietly("explore", "--guard", "file-lock", "--sample", "9", "--seed", "7");
        assertThat(explore.exit()).isEqualTo(4);
        assertThat(explore.outLines())
                .contains(
                        "9 schedules sampled, not all there are (seed 7), none violates.",
                        "Nothing found in 9 schedules. That proves nothing.");
    }

    @Test
    void json_isOneDocument_withTheDocumentedKeys() throws Exception {
        Map<String, Object> document = json();

        assertThat(document)
                .containsEntry("schema", "ticketrace/exploration/1")
                .containsEntry("schedules", 16)
                .containsEntry("complete", true)
                .containsEntry("violating", 12)
                .containsEntry("deadlocks", 0)
                .containsEntry("asPromised", true)
                .containsEntry("stoppedBy", null)
                .containsEntry("failure", null)
                .containsEntry("failedAt", null)
                .containsEntry("firstViolating", "A B A A B B");
        assertThat(Json.object(document, "settings"))
                .containsEntry("buyers", 2)
                .containsEntry("tickets", 1)
                .containsEntry("store", "file")
                .containsEntry("guard", "none")
                .containsEntry("isolation", null)
                .containsEntry("quota", 1)
                .containsEntry("kills", 0)
                .containsEntry("respawn", false)
                .containsEntry("maxSchedules", null)
                .containsEntry("maxSwitches", null)
                .containsEntry("timeLimitMillis", null);
        List<Map<String, Object>> outcomes = Json.objects(document, "outcomes");
        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(0))
                .containsAllEntriesOf(Map.of(
                        "sold", 2,
                        "remaining", 0,
                        "oversold", 1,
                        "doubleBooked", 1,
                        "unknown", 0,
                        "verdict", "VIOLATED",
                        "grade", "EXPECTED",
                        "count", 12,
                        "shortest", "A B B B A A"))
                .containsEntry("deadlock", false);
        assertThat(outcomes.get(1))
                .containsAllEntriesOf(Map.of(
                        "sold", 1,
                        "remaining", 0,
                        "oversold", 0,
                        "doubleBooked", 0,
                        "unknown", 0,
                        "verdict", "VALID",
                        "grade", "FINE",
                        "count", 4,
                        "shortest", "A A A B"));
    }

    @Test
    void guardWithMutualExclusion_isViolatedInNoSchedule() throws Exception {
        Finished explore = ticketrace.runsQuietly("explore", "--guard", "file-lock");

        assertThat(explore.exit()).isZero();
        assertThat(explore.out())
                .contains("\n10 of 10 schedules explored, none violates.\n", "Guard file-lock did as it promises.");
    }

    @Test
    void killedHolderOfALockFile_isADeadlock_thatIsExpected() throws Exception {
        Finished explore =
                ticketrace.runsQuietly("explore", "--guard", "lock-file", "--kills", "1", "--max-schedules", "40");

        assertThat(explore.exit()).isEqualTo(UNKNOWN);
        assertThat(explore.out())
                .contains("guard lock-file, quota 1, 1 kill\n")
                .containsPattern("DEADLOCK +expected")
                .containsPattern("\\d+ schedules?: deadlock, .* sales?(, 1 seat unknown)?; the simplest: A .*!A")
                .containsPattern("\n +\\d  !A KILLED\n")
                .containsPattern("40 schedules explored, not all .*, \\d+ in deadlock, none violates\\.")
                .contains("Nothing found in 40 schedules. That proves nothing.")
                .doesNotContain("did as it promises");
    }

    @Test
    void freshBuyer_replacesTheKilledBuyer() throws Exception {
        Map<String, Object> document =
                json("--kills", "1", "--respawn", "--buyers", "1", "--tickets", "2", "--guard", "file-lock");

        // five steps, and a kill before each, or none
        assertThat(document).containsEntry("schedules", 6).containsEntry("complete", true);
        assertThat(Json.object(document, "settings")).containsEntry("kills", 1).containsEntry("respawn", true);
        assertThat(Json.objects(document, "outcomes"))
                .extracting(outcome -> outcome.get("shortest"))
                .contains("!A +A A A A A A", "A A A !A +A A A A A A");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --max-schedules 5                    | 5  | the limit of 5 schedules
                    --every-schedule --time-limit 1ms    | 1  | the time limit
                    --time-limit 1ms                     | 8  | the time limit
                    --max-states 9                       | 8  | the limit of 9 states
                    """)
    void reachedBound_isReported_andTheExplorationIsIncomplete(String options, int schedules, String stoppedBy)
            throws Exception {
        Map<String, Object> document = json(options.split(" "));
        assertThat(document)
                .containsEntry("schedules", schedules)
                .containsEntry("complete", false)
                .containsEntry("stoppedBy", stoppedBy)
                .containsEntry("failure", null);

        List<String> command = new ArrayList<>(List.of("explore"));
        command.addAll(List.of(options.split(" ")));
        Finished explore = ticketrace.runsQuietly(command.toArray(String[]::new));
        assertThat(explore.exit()).isEqualTo(UNKNOWN);
        assertThat(explore.out())
                .containsPattern(
                        schedules + " schedules? explored, not all there are \\(stopped by " + stoppedBy + "\\)")
                .contains(" That proves nothing.")
                .doesNotContain("did as it promises")
                .doesNotContainPattern("\\d of " + schedules + " schedule");
    }

    /** The whole exploration breaks the promise (exit code 3); these parts of it do not show that. */
    @ParameterizedTest
    @CsvSource({"--max-states 10", "--max-schedules 2", "--max-switches 1"})
    void partThatShowsNothingForbidden_provesNothing(String bound) throws Exception {
        List<String> options = new ArrayList<>(List.of("--guard", "trap:check-then-create"));
        options.addAll(List.of(bound.split(" ")));
        assertThat(json(options.toArray(String[]::new)))
                .containsEntry("complete", false)
                .containsEntry("promise", "UNKNOWN");
    }

    /** A buyer without a quota buys until the tickets are sold out; it need not count what it has bought. */
    @Test
    void quotaOfAll_letsEachBuyerBuyUntilSoldOut() throws Exception {
        Finished explore = ticketrace.runsQuietly("explore", "--quota", "all");
        assertThat(explore.exit()).isZero();
        assertThat(explore.outLines())
                .startsWith("2 buyers, 1 ticket, store file, guard none, quota all")
                .anyMatch(line -> line.startsWith("46 of 46 schedules explored, 40 violate, "));

        Map<String, Object> document = json("--quota", "all");
        assertThat(document).containsEntry("schedules", 46).containsEntry("violating", 40);
        assertThat(Json.object(document, "settings")).containsEntry("quota", null);
    }

    @Test
    void boundOnSwitches_excludesSchedulesWithMore_andIsReported() throws Exception {
        Finished explore = ticketrace.runsQuietly("explore", "--max-switches", "2");

        assertThat(explore.exit()).isEqualTo(UNKNOWN);
        assertThat(explore.out()).contains("explored, not all there are (none with more than 2 switches)");
        assertThat(json("--max-switches", "2"))
                .containsEntry("complete", false)
                .containsEntry("stoppedBy", null)
                .hasEntrySatisfying(
                        "schedules", count -> assertThat((Integer) count).isBetween(3, 15));
    }

    @Test
    void boundThatNoScheduleMeets_leavesNothingToReplay() throws Exception {
        Finished explore = ticketrace.runsQuietly("explore", "--max-switches", "0");

        assertThat(explore.exit()).isEqualTo(UNKNOWN);
        assertThat(explore.out())
                .contains("0 schedules explored, not all there are (none with more than 0 switches), none violates.")
                .contains("No schedule was explored. That proves nothing.")
                .doesNotContain("replay");
        assertThat(RunsFolder.list(runs)).isEmpty();
    }

    @Test
    void explorationOnADatabase_showsTheIsolationLevel_andWaitingBuyers() throws Exception {
        Map<String, Object> weak = json(
                "--store", "h2", "--guard", "transaction", "--isolation", "read-committed", "--max-schedules", "30");
        assertThat(Json.object(weak, "settings")).containsEntry("isolation", "read-committed");
        assertThat(Json.integer(weak, "violating")).isPositive();
        assertThat(weak).containsEntry("asPromised", true);

        Map<String, Object> rowLock = json("--store", "h2", "--guard", "row-lock");
        assertThat(rowLock)
                .containsEntry("schedules", 10)
                .containsEntry("complete", true)
                .containsEntry("violating", 0)
                .containsEntry("deadlocks", 0);
    }

    @Test
    void runsDirectory_mayHaveAnyName() throws Exception {
        String strange = "Läufe und \"mehr\" $HOME";
        Finished explore = ticketrace.runsQuietly("explore", "--runs-dir", strange);

        assertThat(explore.exit()).isZero();
        Path kept = RunsOnDisk.only(folder.resolve(strange));
        assertThat(explore.out())
                .contains(TicketraceHere.hint("replay ") + ThisProgram.quoted(strange + "/" + kept.getFileName()));
        assertThat(RunsFolder.list(folder.path())).hasSize(1);
    }

    @Test
    void folderOfAnExploration_canBeAudited() throws Exception {
        ticketrace.runsQuietly("explore");
        Path kept = RunsOnDisk.only(runs);

        Finished audit = ticketrace.runsQuietly("audit", kept.toString(), "--json");
        assertThat(audit.exit()).isEqualTo(3);
        assertThat(Json.onlyDocument(audit.out()))
                .containsEntry("verdict", "VIOLATED")
                .containsEntry("oversold", 1);
        assertThat(Json.onlyDocument(Files.readString(kept.resolve("result.json"))))
                .satisfies(result -> ResultSchema.checkStepped(result, "overlaps", "waitMicros"));
        assertThat(RunsFolder.list(kept))
                .extracting(file -> file.getFileName().toString())
                .contains("race.json", "tickets.txt", "sales.csv", "buyer-01.history", "buyer-02.history");
    }

    /** Four unguarded buyers that buy nine tickets until they are sold out go through millions of states. */
    private Running startLong(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("explore", "--buyers", "4", "--tickets", "9", "--quota", "9"));
        arguments.addAll(List.of(more));
        return jar.interruptible().start(arguments.toArray(String[]::new));
    }

    /** Waits until the last buyer has begun a schedule, and returns the folder. */
    private Path awaitExploring() {
        Await.until(
                "schedules are played",
                () -> RunsFolder.list(runs).stream().anyMatch(run -> Files.exists(run.resolve("buyer-04.history"))));
        return RunsOnDisk.only(runs);
    }

    @Test
    void ctrlC_printsTheExploredPart() throws Exception {
        try (Running explore = startLong()) {
            awaitExploring();
            explore.signal("INT");
            Finished finished = explore.finish();

            assertThat(finished.exit()).as("exit code of %s", finished).isEqualTo(INTERRUPTED);
            assertThat(finished.out())
                    .containsPattern("\\d+ schedules? explored, not all there are \\(stopped by Ctrl-C\\)");
            assertThat(finished.err()).isEmpty();
            assertThat(folder.processes()).isEmpty();
            assertThat(RunsOnDisk.only(runs).resolve("result.json")).exists();
        }
    }

    @Test
    void ctrlC_stillGivesJson() throws Exception {
        try (Running explore = startLong("--json")) {
            awaitExploring();
            explore.signal("INT");
            Finished finished = explore.finish();

            assertThat(finished.exit()).isEqualTo(INTERRUPTED);
            Map<String, Object> document = Json.onlyDocument(finished.out());
            assertThat(document).containsEntry("complete", false).containsEntry("stoppedBy", "Ctrl-C");
            assertThat(Json.integer(document, "schedules")).isPositive();
            assertThat(Json.objects(document, "outcomes")).isNotEmpty();
        }
    }

    private long aBuyerOf(Running explore) {
        return folder.processes().stream()
                .filter(pid -> pid != explore.pid())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void buyerKilledFromOutside_endsTheExplorationUnknown_andLeavesNoProcess() throws Exception {
        try (Running explore = startLong()) {
            awaitExploring();
            long victim = aBuyerOf(explore);
            ProcessTable.signal("KILL", victim);
            Finished finished = explore.finish();

            assertThat(finished.exit()).as("exit code of %s", finished).isEqualTo(UNKNOWN);
            assertThat(finished.out())
                    .containsPattern(
                            "! UNKNOWN: in '[A-D ]*' buyer-0\\d \\(pid " + victim + "\\) was ended by signal 9")
                    .contains("(a buyer failed)")
                    .contains("Evidence: data/runs/")
                    .doesNotContain("did as it promises");
            assertThat(finished.err()).isEmpty();
            assertThat(folder.processes()).isEmpty();
        }
    }

    @Test
    void buyerKilledFromOutside_isReportedInJson() throws Exception {
        try (Running explore = startLong("--json")) {
            awaitExploring();
            ProcessTable.signal("KILL", aBuyerOf(explore));
            Finished finished = explore.finish();

            assertThat(finished.exit()).isEqualTo(UNKNOWN);
            Map<String, Object> document = Json.onlyDocument(finished.out());
            assertThat(document).containsEntry("complete", false).containsEntry("asPromised", false);
            assertThat((String) document.get("failure")).contains("was ended by signal 9");
            assertThat((String) document.get("failedAt")).isNotNull();
        }
    }

    @Test
    void killedLauncher_leavesNoBuyer() throws Exception {
        try (Running explore = startLong()) {
            awaitExploring();
            explore.signal("KILL");

            assertThat(explore.finish().exit()).isEqualTo(KILLED);
            Await.until("no process is left", () -> folder.processes().isEmpty());
        }
    }
}
