package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.FromTheJar;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code explain} replays the conflicting purchases of a free race, and the replay loses an update again. */
@ExtendWith(FromTheJar.class)
class ExplainIT {

    private static final int USAGE = 2;
    private static final int VIOLATED = 3;
    private static final int UNKNOWN = 4;
    private static final int IO_ERROR = 74;
    private static final int TERMINAL_WIDTH = 80;
    private static final Pattern PARTY = Pattern.compile("  [A-H] (buyer-\\d+), its \\d+(st|nd|rd|th) purchase .*");
    private static final Pattern HEADLINE = Pattern.compile("VIOLATED: seat (\\d+) was sold (twice|\\d+ times).*");
    private static final String NOT_IN_THAT_ORDER = "In the order of the evidence, no update was lost this time.";

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final TicketraceHere ticketrace = TicketraceHere.in(folder.path());
    private final Ticketrace jar = Ticketrace.in(folder.path());

    private Path held(String... command) throws Exception {
        List<String> all = new ArrayList<>(Arrays.asList(command));
        all.addAll(List.of("--runs-dir", "held"));
        ticketrace.run(all.toArray(String[]::new));
        return Path.of(
                "held", RunsOnDisk.only(folder.resolve("held")).getFileName().toString());
    }

    /** Plays this schedule, then removes it from the settings, so the run looks like a free race. */
    private Path freeRace(String schedule, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of("step", "--tickets", "20", "--schedule", schedule));
        command.addAll(List.of(more));
        Path run = held(command.toArray(String[]::new));
        alterSettings(run, "\"schedule\" : \"" + schedule + "\"", "\"schedule\" : null");
        return run;
    }

    /** Runs a command that is refused, in the JVM of the test. */
    private Finished refused(Path run) {
        return ticketrace.run("explain", run.toString());
    }

    private void alterSettings(Path run, String from, String to) throws IOException {
        Path settings = folder.path().resolve(run).resolve("race.json");
        String before = Files.readString(settings);
        assertThat(before).contains(from);
        Files.writeString(settings, before.replace(from, to));
    }

    private Finished explain(Path run, int exit, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of("explain", run.toString(), "--runs-dir", "replays"));
        command.addAll(List.of(more));
        Finished explained = ticketrace.runsQuietly(command.toArray(String[]::new));
        assertThat(explained.exit()).as("exit code of %s", explained).isEqualTo(exit);
        assertThat(folder.processes()).isEmpty();
        return explained;
    }

    private static MatchResult only(Pattern pattern, Finished explained) {
        List<MatchResult> found = explained.outLines().stream()
                .map(pattern::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.toMatchResult())
                .toList();
        assertThat(found).as("'%s' in %s", pattern, explained.out()).hasSize(1);
        return found.get(0);
    }

    @ParameterizedTest
    @CsvSource({"file, none, ", "file, jvm-lock, ", "mapped, none, ", "h2, none, ", "h2, transaction, read-committed"})
    void conflictingPurchases_loseAgain_inTheRecordedOrder(String store, String guard, String isolation)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("run", "--buyers", "5", "--tickets", "20", "--think", "10ms"));
        command.addAll(List.of("--store", store, "--guard", guard));
        if (isolation != null) {
            command.addAll(List.of("--isolation", isolation));
        }
        Path run = held(command.toArray(String[]::new));

        Finished explained = explain(run, VIOLATED);

        assertThat(explained.out())
                .startsWith("5 buyers, 20 tickets, store " + store + ", guard " + guard)
                .contains("'s update is lost", "Guard " + guard, " lets it happen: ", "file-lock")
                .doesNotContain(NOT_IN_THAT_ORDER);
        List<String> parties = explained.outLines().stream()
                .map(PARTY::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .toList();
        assertThat(parties).hasSizeBetween(2, 5).doesNotHaveDuplicates();
        int seat = Integer.parseInt(only(HEADLINE, explained).group(1));
        assertThat(buyersOf(seat, run)).containsAll(parties);

        Path replay = RunsOnDisk.only(folder.resolve("replays"));
        Map<String, Object> result = Json.onlyDocument(Files.readString(replay.resolve("result.json")));
        assertThat(result)
                .containsEntry("sold", parties.size())
                .containsEntry("doubleBooked", 1)
                .containsEntry("remaining", seat - 1)
                .containsEntry("lostUpdates", parties.size() - 1);
        assertThat(explained.out()).endsWith(TicketraceHere.hint("replay replays/") + replay.getFileName() + "\n");
        Finished again = ticketrace.runsQuietly("replay", replay.toString(), "--runs-dir", "again");
        assertThat(again.exit()).isEqualTo(VIOLATED);
        assertThat(again.out()).contains("The same outcome as before.");
    }

    /** The buyers that sold this seat, according to the audit. */
    private List<Object> buyersOf(int seat, Path run) throws Exception {
        Map<String, Object> audit = Json.onlyDocument(
                ticketrace.run("audit", "--json", run.toString()).out());
        return Json.objects(audit, "findings").stream()
                .filter(finding -> "DOUBLE_BOOKED".equals(finding.get("kind")))
                .filter(finding -> Integer.valueOf(seat).equals(finding.get("seat")))
                .flatMap(finding -> ((List<?>) finding.get("buyers")).stream())
                .collect(Collectors.toList());
    }

    @Test
    void explanation_isEvidence_replay_story_andRemedy() throws Exception {
        Path run = freeRace("B A B A B A");

        Finished explained = explain(run, VIOLATED);

        List<String> lines = explained.outLines();
        assertThat(lines)
                .startsWith(
                        "2 buyers, 20 tickets, store file, guard none",
                        "VIOLATED: seat 20 was sold twice.",
                        "",
                        "Their histories, in milliseconds from the start signal:")
                .contains(
                        "The same steps in the same order, without all other steps, by 2 fresh processes on 20 tickets:",
                        "           A              B",
                        "           buyer-02       buyer-01",
                        "     1  A  reads 20                      20 left, 0 sold",
                        "     2  B                 reads 20       20 left, 0 sold",
                        "     3  A  writes 19                     19 left, 0 sold",
                        "     4  B                 writes 19      19 left, 0 sold",
                        "     5  A  sells seat 20                 19 left, 1 sold",
                        "     6  B                 sells seat 20  19 left, 2 sold")
                .containsSequence(
                        "    1  A reads 20.",
                        "    2  B reads 20, too: A has not written yet.",
                        "    3  A writes 19.",
                        "    4  B, which still believes that 20 are left, writes 19 over A's 19: A's update is lost.",
                        "    5  A sells seat 20.",
                        "    6  B sells seat 20 again.",
                        "",
                        "Seat 20 is sold twice, and the count fell only once, from 20 to 19.",
                        "Guard none lets it happen: two buyers can read the same count before either writes.",
                        "A guard that keeps READ to RECORD together prevents it; on store file: lock-file, file-lock, fair-lock, robust-lock.",
                        "Schedule: A B A B A B");
        assertThat(lines.subList(5, 7))
                .satisfiesExactly(
                        line -> assertThat(line).matches("  A buyer-02, its 1st purchase( +\\d+\\.\\d\\d){3}"),
                        line -> assertThat(line).matches("  B buyer-01, its 1st purchase( +\\d+\\.\\d\\d){3}"));
    }

    @Test
    void explanation_doesNotChangeTheRace() throws Exception {
        Path run = freeRace("A B A A B B");
        List<Path> before = RunsFolder.list(folder.path().resolve(run));
        String settings = Files.readString(folder.path().resolve(run).resolve("race.json"));

        explain(run, VIOLATED);

        assertThat(RunsFolder.list(folder.path().resolve(run))).isEqualTo(before);
        assertThat(Files.readString(folder.path().resolve(run).resolve("race.json")))
                .isEqualTo(settings);
    }

    @Test
    void updateLostToAKilledBuyer_isReplayedWithTheKill() throws Exception {
        Path run = freeRace("A B A !A B B");

        Finished explained = explain(run, VIOLATED);

        assertThat(explained.out())
                .contains(
                        "VIOLATED: two buyers wrote the same count, and one of them was killed.",
                        " killed\n",
                        "  3-4  A writes 19 and is killed before it has sold seat 20.",
                        "2 buyers wrote, and the count fell only once, from 20 to 19.",
                        "Schedule: A B A !A B B");
    }

    /** The histories record no lock, so the recorded order has too few steps and loses no update. */
    @Test
    void orderThatDoesNotLose_isReplacedByTheSimplestSchedule_ofTwo() throws Exception {
        Path run = freeRace("A B C A A B B C C", "--buyers", "3");
        alterSettings(run, "\"none\"", "\"jvm-lock\"");

        Finished explained = explain(run, VIOLATED);

        assertThat(explained.out())
                .contains(
                        "and 1 other did the same",
                        NOT_IN_THAT_ORDER + " Of 252 schedules of two of them,",
                        "B gets the guard (A is still inside)",
                        "Seat 20 is sold twice");
        assertThat(Files.readString(RunsOnDisk.only(folder.resolve("replays")).resolve("race.json")))
                .contains("\"buyers\" : 2", "\"schedule\" : \"A A B");
    }

    @Test
    void guardThatLosesNoUpdate_isReportedWithExitCode4_andLeavesNoFolder() throws Exception {
        Path run = freeRace("A B A A B B");
        alterSettings(run, "\"none\"", "\"file-lock\"");

        Finished explained = explain(run, UNKNOWN);

        assertThat(explained.out())
                .containsPattern("Not reproduced: .* nor do two of them in any schedule: all \\d+ were played\\.\n")
                .contains("Guard file-lock forbids it: ")
                .endsWith("Evidence: " + run + "\n");
        assertThat(RunsFolder.list(folder.resolve("replays"))).isEmpty();
        Map<String, Object> exploration =
                Json.onlyDocument(explain(run, UNKNOWN, "--json").out());
        assertThat(exploration)
                .containsEntry("schema", "ticketrace/exploration/1")
                .containsEntry("complete", true)
                .containsEntry("violating", 0);
    }

    @Test
    void json_isTheResultOfTheReplay() throws Exception {
        Path run = freeRace("A B A A B B");

        Map<String, Object> result =
                Json.onlyDocument(explain(run, VIOLATED, "--json").out());

        ResultSchema.checkStepped(result, "overlaps", "waitMicros");
        assertThat(Json.object(result, "settings"))
                .containsEntry("tickets", 20)
                .containsEntry("schedule", "A B A A B B");
        assertThat(result).containsEntry("doubleBooked", 1);
    }

    @Test
    void terminal_wrapsTheStoryBetweenWords() throws Exception {
        Path run = freeRace("A B A A B B");
        String command = jar.commandLine("explain", run.toString(), "--runs-dir", "r").stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        try (Running onTerminal =
                jar.with("TERM", "xterm").startCommand(List.of("script", "-qec", "exec " + command, "/dev/null"))) {
            Finished explained = onTerminal.finish();

            assertThat(explained.out()).contains(Ticketrace.ESCAPE + "[31;1mVIOLATED");
            List<String> plain = explained
                    .out()
                    .replaceAll(Ticketrace.ESCAPE + "\\[[0-9;]*m", "")
                    .lines()
                    .toList();
            assertThat(plain)
                    .contains("  5-6  B, which still believes that 20 are left, writes 19 over A's 19 (A's")
                    .filteredOn(line -> !line.contains("java -jar")) // to be copied whole
                    .allMatch(line -> line.length() <= TERMINAL_WIDTH);
        }
    }

    @Test
    void soundRace_hasNothingToExplain() throws Exception {
        Path run = held("run", "--buyers", "2", "--tickets", "4");
        refused(run).assertOneLineOfError(USAGE, run.toString(), "nothing to explain", "VALID");
    }

    @Test
    void unknownRace_hasNothingToExplain() throws Exception {
        Path run = held("run", "--buyers", "2", "--tickets", "4", "--kill-holder");
        refused(run).assertOneLineOfError(USAGE, "nothing to explain", "UNKNOWN");
    }

    @Test
    void steppedRace_isReferredToReplay() throws Exception {
        Path run = held("step", "--schedule", "A B A A B B");
        refused(run).assertOneLineOfError(USAGE, TicketraceHere.hint("replay "), run.toString());
    }

    @Test
    void alteredEvidence_isNoConflict() throws Exception {
        Path run = held("run", "--buyers", "2", "--tickets", "4");
        Files.writeString(folder.path().resolve(run).resolve("tickets.txt"), "0000003\n");
        refused(run)
                .assertOneLineOfError(USAGE, "no two of its purchases clashed", "STORE_MISMATCH: ", "3 of 4 tickets");
    }

    @Test
    void historyInTextForm_cannotBeReplayed() throws Exception {
        Path history = Path.of("data", "histories", "double-booked-bad.jsonl").toAbsolutePath();
        InThisJvm.run("explain", history.toString()).assertOneLineOfError(USAGE, history + ": is a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"race.json", "buyer-02.history", "sales.csv"})
    void missingFile_isOneLineThatNamesIt(String name) throws Exception {
        Path run = freeRace("A B A A B B");
        Files.delete(folder.path().resolve(run).resolve(name));
        refused(run).assertOneLineOfError(IO_ERROR, run + "/" + name);
    }

    @Test
    void missingFolder_isOneLineThatNamesIt() throws Exception {
        InThisJvm.run("explain", "nowhere").assertOneLineOfError(IO_ERROR, "nowhere", "no such folder");
        InThisJvm.run("explain").assertOneLineOfError(USAGE, "FOLDER");
    }

    @Test
    void runsDirectoryThatCannotBeMade_isOneLine() throws Exception {
        Path run = freeRace("A B A A B B");
        Files.writeString(folder.resolve("file"), "in the way");
        ticketrace
                .run("explain", run.toString(), "--runs-dir", "file")
                .assertOneLineOfError(IO_ERROR, "the runs directory file cannot be made");
    }
}
