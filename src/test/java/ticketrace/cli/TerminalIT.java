package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** Commands on a terminal (a pseudo-terminal, by script(1)): colours, the live display, and Ctrl-C. */
class TerminalIT {

    private static final String ESCAPE = Ticketrace.ESCAPE;
    private static final String COLOUR = ESCAPE + "\\[[0-9;]*m";
    private static final String CURSOR_UP = ESCAPE + "[6A";
    private static final String CTRL_C = "\u0003";

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Path runs = folder.resolve("runs");

    private Running startOnTerminal(Ticketrace ticketrace, String... arguments) throws Exception {
        String command = ticketrace.interruptible().commandLine(arguments).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        return ticketrace.startCommand(List.of("script", "-qec", "exec " + command, "/dev/null"));
    }

    private Finished runOnTerminal(Ticketrace ticketrace, String... more) throws Exception {
        String[] race = {"run", "--buyers", "3", "--tickets", "40", "--think", "5ms", "--runs-dir", runs.toString()};
        String[] all = Arrays.copyOf(race, race.length + more.length);
        System.arraycopy(more, 0, all, race.length, more.length);
        try (Running running = startOnTerminal(ticketrace, all)) {
            return running.finish();
        }
    }

    private Ticketrace withTerm(String term) {
        return Ticketrace.in(folder.path()).with("TERM", term);
    }

    @Test
    void terminal_showsTheRaceLive_andTheReportInColour() throws Exception {
        Finished race = runOnTerminal(withTerm("xterm"));

        assertThat(race.exit()).isZero();
        assertThat(race.out()).contains(" of 3 buyers ready", " of 40 left, ", "  buyer-03 ", CURSOR_UP);
        assertThat(race.out()).contains(ESCAPE + "[32;1mVALID" + ESCAPE + "[0m: ");
        String report = race.out().substring(race.out().lastIndexOf(ESCAPE + "[J"));
        assertThat(report).as("the display is gone, the report stays").doesNotContain(" left, ");
        assertThat(report.replaceAll(COLOUR, "")).contains("3 buyers, 40 tickets, store file, guard file-lock");
    }

    @Test
    void exportOfAFileWithOddWords_doesNothingToTheTerminal() throws Exception {
        String sound = Files.readString(Path.of("data/histories/oversold-bad.jsonl"));
        Path file = folder.resolve("odd.jsonl");
        Files.writeString(file, sound.replace("buyer-01", "b\\u001b[31m"));

        try (Running running =
                startOnTerminal(withTerm("xterm"), "export", file.toString(), "--format", "csv", "--output", "-")) {
            Finished finished = running.finish();
            assertThat(finished.exit()).as("exit code of %s", finished).isZero();
            assertThat(finished.out()).contains("\\u001b[31m").doesNotContain(ESCAPE + "[31m");
        }
    }

    @Test
    void raceWithoutHistories_isShownAsRunning_withoutNumbers() throws Exception {
        Finished race = runOnTerminal(withTerm("xterm"), "--history", "off");

        assertThat(race.exit()).isEqualTo(4);
        assertThat(race.out())
                .contains(" of 3 buyers ready", "without histories there is nothing")
                .doesNotContain(" left, ");
        assertThat(race.out().substring(race.out().lastIndexOf(ESCAPE + "[J")).replaceAll(COLOUR, ""))
                .contains("UNKNOWN: ", "HISTORY_OFF");
    }

    @Test
    void noColor_switchesColourOff_andNothingElse() throws Exception {
        Finished race = runOnTerminal(withTerm("xterm").with("NO_COLOR", "1"));

        assertThat(race.exit()).isZero();
        assertThat(race.out()).doesNotContainPattern(COLOUR).contains(" of 40 left, ", CURSOR_UP, "VALID: ");
    }

    @Test
    void emptyNoColor_isIgnored() throws Exception {
        assertThat(runOnTerminal(withTerm("xterm").with("NO_COLOR", "")).out()).containsPattern(COLOUR);
    }

    @Test
    void terminalThatCannotMove_getsTextOnly() throws Exception {
        assertThat(runOnTerminal(withTerm("dumb")).out())
                .contains("VALID: ")
                .doesNotContain(ESCAPE)
                .doesNotContain(" left, ");
    }

    @Test
    void narration_takesThePlaceOfTheDisplay() throws Exception {
        assertThat(runOnTerminal(withTerm("xterm"), "--narrate").out())
                .contains("sells seat 40")
                .doesNotContain(" left, ");
    }

    /** The replay would take ten seconds; Ctrl-C ends it, and the launcher prints the report. */
    @Test
    void slowRace_isShownAgain_untilCtrlC() throws Exception {
        try (Running race = startOnTerminal(
                withTerm("xterm"), "run", "--buyers", "2", "--tickets", "9", "--slow", "--runs-dir", runs.toString())) {
            Await.until("the race is shown again", () -> race.outSoFar().contains("times slower. Ctrl-C ends it."));
            race.type(CTRL_C);
            Finished finished = race.finish();

            assertThat(finished.exit()).isEqualTo(130);
            String report = finished.out().substring(finished.out().lastIndexOf(ESCAPE + "[J"));
            assertThat(report.replaceAll(COLOUR, ""))
                    .contains("VALID: 9 of 9 tickets sold")
                    .doesNotContain("times slower", "Too fast");
        }
    }

    @Test
    void slowRace_isRefused_whereNothingCanBeDrawn() throws Exception {
        Ticketrace ticketrace = Ticketrace.in(folder.path());
        ticketrace
                .run("run", "--slow", "--runs-dir", runs.toString())
                .assertOneLineOfError(2, "--slow needs a terminal", "standard output is no terminal");
        assertThat(runs).doesNotExist();
    }

    @Test
    void ctrlCOnTheKeyboard_reachesTheLauncher_andNoBuyerDiesOfIt() throws Exception {
        try (Running race = startOnTerminal(
                withTerm("xterm"), "run", "--tickets", "9000", "--think", "50ms", "--runs-dir", runs.toString())) {
            Path run = RunsOnDisk.awaitMidRace(runs);
            race.type(CTRL_C);
            Await.until("it says that it stops", () -> race.outSoFar().contains("Stopping: "));
            Finished finished = race.finish(Limits.WORK);

            assertThat(finished.exit()).isEqualTo(130);
            assertThat(finished.out()).contains("interrupted");
            Map<String, Object> result = Json.onlyDocument(Files.readString(run.resolve("result.json")));
            assertThat(result).containsEntry("verdict", "VALID");
            assertThat(Json.objects(result, "buyers"))
                    .hasSize(8)
                    .extracting(buyer -> buyer.get("exitCode"))
                    .containsOnly(0);
        }
    }
}
