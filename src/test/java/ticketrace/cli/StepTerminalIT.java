package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.Await;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** {@code step} on a terminal (a pseudo-terminal, by script(1)): keys step real buyers, and the screen shows them. */
class StepTerminalIT {

    private static final String ESCAPE = Ticketrace.ESCAPE;
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;
    private static final String LEAVES_FULL_SCREEN = ESCAPE + "[?25h" + ESCAPE + "[?1049l";
    private static final String CONTROLS = ESCAPE + "\\[[0-9;?]*[a-zA-Z]";
    private static final String COLOUR = ESCAPE + "\\[[0-9;]*m";
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String ENTER = "\r";
    private static final String UP = ESCAPE + "[A";

    private static final int VIOLATED = 3;
    private static final int UNKNOWN = 4;
    private static final int INTERRUPTED = 130;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Path runs = folder.resolve("runs");
    private final Ticketrace ticketrace = Ticketrace.in(folder.path()).with("TERM", "xterm");

    private Running stepOnTerminal(String... more) throws Exception {
        return stepOnTerminal(ticketrace, "", more);
    }

    private Running stepOnTerminal(Ticketrace started, String andThen, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("step", "--runs-dir", runs.toString()));
        arguments.addAll(List.of(more));
        String command = started.interruptible().commandLine(arguments.toArray(String[]::new)).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        // without the trap, some shells end at the Ctrl-C that is meant for the command
        String line = andThen.isEmpty() ? "exec " + command : "trap : INT; " + command + "; " + andThen;
        return started.startCommand(List.of("script", "-qec", line, "/dev/null"));
    }

    /** The text on the screen now, without colours. script(1) sets no size, so the program uses the usual one. */
    private static String picture(Running step) {
        ScreenTerminal screen = new ScreenTerminal(COLUMNS, ROWS);
        screen.write(step.outSoFar());
        return screen.toString().replaceAll("(?m) +$", "");
    }

    private static String withoutControls(String text) {
        return text.replaceAll(CONTROLS, "").replace("\r", "");
    }

    private static String awaitPicture(Running step, String... parts) {
        Await.until("it shows " + List.of(parts), () -> {
            String picture = picture(step);
            return List.of(parts).stream().allMatch(picture::contains);
        });
        return picture(step);
    }

    /** Presses the key of each turn, and waits until the screen shows that turn in the schedule. */
    private static void play(Running step, String schedule) {
        awaitPicture(step, "Schedule:");
        StringBuilder sofar = new StringBuilder();
        for (String turn : schedule.split(" ", -1)) {
            type(step, String.valueOf(turn.charAt(0) - 'A' + 1));
            sofar.append(' ').append(turn);
            awaitPicture(step, "Schedule:" + sofar + "\n");
        }
    }

    private static void type(Running step, String keys) {
        try {
            step.type(keys);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Long> pids(String picture) {
        Matcher row = Pattern.compile("pid +(\\d+) +(\\d+)").matcher(picture);
        assertThat(row.find()).as("pids in %s", picture).isTrue();
        return List.of(Long.parseLong(row.group(1)), Long.parseLong(row.group(2)));
    }

    /** The text on the terminal after the program has left the full screen. */
    private static String left(Finished finished) {
        int closed = finished.out().lastIndexOf(LEAVES_FULL_SCREEN);
        assertThat(closed).as("the picture is taken away: %s", finished).isPositive();
        return withoutControls(finished.out().substring(closed + LEAVES_FULL_SCREEN.length()));
    }

    private void assertNoProcessIsLeft() {
        Await.until("no process is left", () -> folder.processes().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"file", "mapped", "h2"})
    void losingOrder_canBePlayedByKeys_andEndsInADoubleSale(String store) throws Exception {
        try (Running step = stepOnTerminal("--store", store)) {
            awaitPicture(step, "A [1]", "B [2]", "buyer-01", "buyer-02", "1 ticket left", "before READ");
            play(step, "A B B B A");
            awaitPicture(step, "before RECORD", "has its quota", "0 tickets left", "1,buyer-02,1");
            type(step, "1");
            awaitPicture(
                    step,
                    "SEAT 1 SOLD TWICE",
                    "1,buyer-02,1",
                    "1,buyer-01,1",
                    "VIOLATED: 2 sales of 1 ticket; 1 seat was sold more than once.",
                    "buyer-01 and buyer-02 both read 1; both sold seat 1.");
            type(step, "q");
            Finished finished = step.finish();

            assertThat(finished.exit()).as("exit code of %s", finished).isEqualTo(VIOLATED);
            assertThat(left(finished))
                    .contains("   6  A  sells seat 1", "VIOLATED: ", "Schedule: A B B B A A", "Evidence: " + runs);
            assertThat(finished.out()).containsPattern(ESCAPE + "\\[37;41;1mSEAT 1");
        }
    }

    @Test
    void enter_leavesAtTheEndOnly() throws Exception {
        try (Running step = stepOnTerminal("--buyers", "1")) {
            play(step, "A A");
            type(step, ENTER);
            awaitPicture(step, "The play is not over; press q to leave it.");
            type(step, "1");
            awaitPicture(step, "VALID");
            type(step, ENTER);
            assertThat(step.finish().exit()).isZero();
        }
    }

    @Test
    void blockedBuyer_isShown_andNotLetThrough_untilTheGuardIsGivenBack() throws Exception {
        try (Running step = stepOnTerminal("--guard", "file-lock")) {
            play(step, "A B");
            awaitPicture(step, "BLOCKED", "waits for the guard,", "which A holds");
            type(step, "2");
            String refused = awaitPicture(step, "B waits for the guard, which A holds.");
            assertThat(refused).contains("Schedule: A B\n");
            type(step, "1111");
            assertThat(awaitPicture(step, "Schedule: A B A A A A\n"))
                    .contains("may try ACQUIRE again")
                    .doesNotContain("BLOCKED");
            type(step, "2222");
            awaitPicture(step, "VALID: 1 of 1 ticket sold, every sale is explained", "sold out");
            type(step, CTRL_D);
            assertThat(step.finish().exit()).isZero();
        }
    }

    @Test
    void kill_endsTheProcess_andUndoStartsNewOnes() throws Exception {
        try (Running step = stepOnTerminal("--guard", "lock-file")) {
            play(step, "A A B");
            List<Long> before = pids(picture(step));
            type(step, "k");
            awaitPicture(step, "kill which? 1-2");
            type(step, "1");
            awaitPicture(step, "KILLED", "+1 starts it again", "Schedule: A A B !A\n");
            assertThat(ProcessTable.isAlive(before.get(0))).isFalse();
            assertThat(ProcessTable.isAlive(before.get(1))).isTrue();
            type(step, "2");
            awaitPicture(step, "DEADLOCK: B waits for the guard, which A held when killed; no one can free it.");

            type(step, "uu");
            String undone = awaitPicture(step, "Schedule: A A B\n", "before WRITE", "BLOCKED");
            assertThat(undone).doesNotContain("KILLED", "DEADLOCK");
            List<Long> after = pids(undone);
            assertThat(after.get(0)).isNotEqualTo(before.get(0));
            assertThat(after).allMatch(ProcessTable::isAlive);

            type(step, "k1");
            awaitPicture(step, "Schedule: A A B !A\n");
            type(step, "+1");
            awaitPicture(step, "Schedule: A A B !A +A\n", "buyer-01.2", "starts anew");
            type(step, "q");
            Finished finished = step.finish();
            assertThat(finished.exit()).isEqualTo(UNKNOWN);
            assertThat(left(finished)).contains("The schedule stops here: ", "Schedule: A A B !A +A");
        }
    }

    @Test
    void undoOfADoubleSale_takesItBack() throws Exception {
        try (Running step = stepOnTerminal()) {
            play(step, "A B B B A A");
            awaitPicture(step, "SEAT 1 SOLD TWICE", "VIOLATED");
            type(step, "u");
            String undone = awaitPicture(step, "Schedule: A B B B A\n");
            assertThat(undone).contains("before RECORD").doesNotContain("TWICE", "VIOLATED", "1,buyer-01,1");
            type(step, "uuuuu");
            awaitPicture(step, "Schedule:\n", "1 ticket left");
            type(step, "u");
            awaitPicture(step, "There is no turn to undo.");
            play(step, "A A A B");
            awaitPicture(step, "VALID");
            type(step, "q");
            assertThat(step.finish().exit()).isZero();
        }
    }

    @Test
    void questionMark_explainsTheNextSteps() throws Exception {
        try (Running step = stepOnTerminal()) {
            play(step, "A");
            type(step, "?");
            awaitPicture(step, "WRITE puts 0 in place of the 1 that was read", "READ looks how many tickets are left");
            type(step, "1");
            awaitPicture(step, "RECORD puts the sale of seat 1 on the list.");
            type(step, "?");
            assertThat(awaitPicture(step, "? explain")).doesNotContain("RECORD puts");
            type(step, "q");
            step.finish();
        }
    }

    @Test
    void trap_showsTheStepsInsideItsLock_andAKeyLetsTimePass() throws Exception {
        try (Running step = stepOnTerminal("--guard", "trap:stale-by-age")) {
            play(step, "A B");
            awaitPicture(step, "inside ACQUIRE", "next: CHECK-AGE", "t time passes");
            type(step, "t");
            awaitPicture(step, "Schedule: A B T\n", "T: time passes");
            type(step, "2");
            awaitPicture(step, "next: UNLINK");
            type(step, "?");
            awaitPicture(step, "UNLINK is the next step inside its ACQUIRE.");
            type(step, "q");
            assertThat(step.finish().exit()).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void unknownKeys_moveNoBuyer() throws Exception {
        try (Running step = stepOnTerminal()) {
            awaitPicture(step, "Schedule:\n");
            type(step, UP + "x");
            awaitPicture(step, "There is no key 'x'.", "Schedule:\n");
            type(step, "3");
            awaitPicture(step, "There is no buyer C.", "Schedule:\n");
            type(step, "+");
            awaitPicture(step, "No buyer was killed.", "Schedule:\n");
            type(step, "q");
            assertThat(step.finish().exit()).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void leavingEarly_showsTheNextStepOfEachBuyer() throws Exception {
        try (Running step = stepOnTerminal()) {
            play(step, "A B");
            type(step, "q");
            Finished finished = step.finish();
            assertThat(finished.exit()).isEqualTo(UNKNOWN);
            assertThat(left(finished).replaceAll("\\s+", " "))
                    .contains("The schedule stops here: A stands before WRITE, having read 1; B stands before WRITE,")
                    .contains("UNKNOWN: ", "Schedule: A B");
            assertNoProcessIsLeft();
        }
    }

    @Test
    void ctrlC_putsTheTerminalRight_tellsTheSchedule_andLeavesNoProcess() throws Exception {
        try (Running step = stepOnTerminal(ticketrace, "echo exit code $?; stty -a")) {
            play(step, "A B");
            type(step, CTRL_C);
            Finished finished = step.finish();
            assertThat(left(finished))
                    .contains("Schedule: A B\n", "exit code " + INTERRUPTED)
                    .contains("\nisig icanon ", " echo ")
                    .contains("susp = ^Z", "quit = ^\\");
            assertNoProcessIsLeft();
        }
    }

    @Test
    void buyerKilledByAStranger_isNoticed_andTheRunEndsUnknown() throws Exception {
        try (Running step = stepOnTerminal()) {
            play(step, "A B B");
            long victim = pids(picture(step)).get(0);
            ProcessTable.signal("KILL", victim);
            awaitPicture(step, "UNKNOWN: buyer-01 (pid " + victim + ") was ended by signal 9");
            type(step, "2");
            awaitPicture(step, "The play cannot continue.", "Schedule: A B B\n");
            type(step, ENTER);
            Finished finished = step.finish();
            assertThat(finished.exit()).isEqualTo(UNKNOWN);
            assertThat(left(finished))
                    .contains("buyer-01 (pid " + victim + ") was ended by signal 9", "Schedule: A B B");
            assertNoProcessIsLeft();
        }
    }

    @Test
    void noColor_isOnlyInWords() throws Exception {
        try (Running step = stepOnTerminal(ticketrace.with("NO_COLOR", "1"), "")) {
            play(step, "A B B B A A");
            awaitPicture(step, "SEAT 1 SOLD TWICE");
            type(step, "q");
            Finished finished = step.finish();
            assertThat(finished.exit()).isEqualTo(VIOLATED);
            assertThat(finished.out()).doesNotContainPattern(COLOUR);
        }
    }

    @Test
    void unknownTerminal_isTakenAsItIs() throws Exception {
        try (Running step = stepOnTerminal(ticketrace.with("TERM", "made-up-by-nobody"), "")) {
            play(step, "A");
            type(step, "q");
            assertThat(step.finish().out()).doesNotContain("WARNING", "Exception");
        }
    }

    @Test
    void withoutATerminal_aScheduleIsAskedFor() throws Exception {
        ticketrace
                .run("step", "--runs-dir", runs.toString())
                .assertOneLineOfError(2, "add --schedule 'A B B B A A', or use a terminal");
        try (Running dumb = stepOnTerminal(ticketrace.with("TERM", "dumb"), "")) {
            Finished finished = dumb.finish();
            assertThat(finished.exit()).isEqualTo(2);
            assertThat(finished.out()).contains("use a terminal").doesNotContain(ESCAPE);
        }
        assertThat(runs).doesNotExist();
    }
}
