package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.Await;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** A lesson on a terminal: it waits for the class, uses colours, and leaves no process and no file after Ctrl-C. */
class LessonTerminalIT {

    private static final String ANSWER_PROMPT = "Press Enter for the answer: ";
    private static final String CODE_PROMPT = "Press Enter for the lines that did it: ";
    private static final String MORE_PROMPT = "Press Enter for more: ";
    private static final String PROMPT = "Press Enter to see: ";
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final int INTERRUPTED = 130;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace =
            Ticketrace.in(folder.path()).with("TERM", "xterm").interruptible();

    private Running startOnTerminal(String... arguments) throws Exception {
        String command = ticketrace.commandLine(arguments).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        return ticketrace.startCommand(List.of("script", "-qec", "exec " + command, "/dev/null"));
    }

    private static String plain(String text) {
        return text.replaceAll(Ticketrace.ESCAPE + "\\[[0-9;]*m", "");
    }

    private static void awaitPrinted(Running lesson, String words) {
        Await.until("it prints: " + words, () -> plain(lesson.outSoFar()).contains(words));
    }

    private void assertNothingIsLeft(Finished finished) {
        assertThat(finished.exit()).as("exit code of %s", finished).isEqualTo(INTERRUPTED);
        assertThat(finished.out() + finished.err()).doesNotContain("internal error", "Exception");
        assertThat(folder.processes()).isEmpty();
    }

    @Test
    void lesson_waitsForEnter_andIgnoresOtherKeysBeforeIt() throws Exception {
        try (Running lesson = startOnTerminal("lesson", "1")) {
            awaitPrinted(lesson, PROMPT);
            assertThat(plain(lesson.outSoFar())).endsWith(PROMPT);
            lesson.type("three\n");
            awaitPrinted(lesson, ANSWER_PROMPT);
            assertThat(plain(lesson.outSoFar())).endsWith(ANSWER_PROMPT).doesNotContain("The answer");
            lesson.type("\n");
            awaitPrinted(lesson, CODE_PROMPT);
            assertThat(plain(lesson.outSoFar())).endsWith(CODE_PROMPT).doesNotContain("The lines that did it");
            lesson.type("\n");
            awaitPrinted(lesson, MORE_PROMPT); // 24 lines are too few for the Java and the Python code
            lesson.type("\n");
            Finished finished = lesson.finish();

            assertThat(finished.exit()).isZero();
            assertThat(finished.out()).contains(Ticketrace.ESCAPE + "[1mWhat was seen");
            assertThat(plain(finished.out()).lines())
                    .containsSubsequence("  " + PROMPT + "three", "What happens", "What was seen", "The answer")
                    .allMatch(line -> line.length() <= 80);
        }
    }

    @Test
    void endOfInput_countsAsEnter() throws Exception {
        try (Running lesson = startOnTerminal("lesson", "1")) {
            awaitPrinted(lesson, PROMPT);
            lesson.type(CTRL_D);
            assertThat(lesson.finish().exit()).isZero();
        }
    }

    @Test
    void noWait_asksTheQuestion_andContinuesAtOnce() throws Exception {
        try (Running lesson = startOnTerminal("lesson", "1", "--no-wait")) {
            Finished finished = lesson.finish();
            assertThat(finished.exit()).isZero();
            assertThat(finished.out()).contains("A question to the class").doesNotContain(PROMPT);
        }
    }

    @Test
    void ctrlCAtTheQuestion_ends() throws Exception {
        try (Running lesson = startOnTerminal("lesson", "8")) {
            awaitPrinted(lesson, PROMPT);
            lesson.type(CTRL_C);
            assertNothingIsLeft(lesson.finish());
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3:children are at work", "4:has started grandchild", "5:holds the lock", "11:sells seat"})
    void ctrlCInTheMiddle_leavesNoProcess(String lessonAndMoment) throws Exception {
        String[] parts = lessonAndMoment.split(":", -1);
        try (Running lesson = startOnTerminal("lesson", parts[0], "--no-wait")) {
            awaitPrinted(lesson, parts[1]);
            lesson.type(CTRL_C);
            assertNothingIsLeft(lesson.finish());
        }
    }

    @Test
    void signalToTheMainProcessOnly_leavesNoProcess() throws Exception {
        try (Running lesson = ticketrace.start("lesson", "3")) {
            awaitPrinted(lesson, "children are at work");
            lesson.signal("INT");
            assertNothingIsLeft(lesson.finish());
        }
    }

    /**
     * No process is left to stop the children of a killed lesson. They must end themselves, without a complaint, and
     * not only because their work is done, which could happen before this test's time limit.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2:now I work",
                "3:children are at work",
                "4:has started grandchild",
                "5:holds the lock",
                "7:processes are alive",
                "11:sells seat"
            })
    void killedLesson_leavesNoProcess_andNoStackTrace(String lessonAndMoment) throws Exception {
        String[] parts = lessonAndMoment.split(":", -1);
        Path temporary = Files.createDirectory(folder.resolve("tmp")); // a killed lesson leaves its folder here
        Ticketrace tidy = ticketrace.with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (Running lesson = tidy.start("lesson", parts[0], "--no-wait")) {
            awaitPrinted(lesson, parts[1]);
            lesson.signal("KILL");
            Await.until("nobody is left", () -> folder.processes().isEmpty());
            Finished finished = lesson.finish();
            assertThat(finished.out() + finished.err())
                    .doesNotContain("Exception", "\tat ")
                    .doesNotContain("my 60000 ms of work are done", "grandchild: my work is done");
        }
    }
}
