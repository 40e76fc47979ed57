package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;

/** A child process: its output, its exit code, and the signals that end it. */
class ForkedJvmIT {

    private static final int KILL = 9;
    private static final int TERM = 15;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final RecordedOutput output = new RecordedOutput();

    private ForkedJvm start(String... arguments) throws IOException {
        return builder(arguments).start(output);
    }

    private JvmBuilder builder(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(folder.path().toString());
        return new JvmBuilder("child", TestChild.class).arguments(all);
    }

    private static int exitCodeOf(ForkedJvm child) throws InterruptedException {
        assertThat(child.join(Limits.ANSWER)).as("the child ended").isTrue();
        return child.exitCode().orElseThrow();
    }

    @Test
    void everyLineOfOutput_arrivesInOrder_beforeTheEnd() throws Exception {
        int lines = 20_000;
        try (ForkedJvm child = start("count", String.valueOf(lines))) {
            assertThat(output.rest())
                    .isEqualTo(IntStream.rangeClosed(1, lines)
                            .mapToObj(String::valueOf)
                            .toList());
            assertThat(exitCodeOf(child)).isZero();
        }
    }

    @Test
    void sentLine_arrivesUnchanged_withAnyCharacters() throws Exception {
        try (ForkedJvm child = start("echo")) {
            assertThat(output.next()).isEqualTo("listening");
            for (String line : List.of("hello", "", "  Größe \"x\" 'y'; $HOME \\ 漢字  ", "last")) {
                child.send(line);
                assertThat(output.next()).isEqualTo(line);
            }
            child.send(TestChild.END);
            assertThat(exitCodeOf(child)).isZero();
        }
    }

    @Test
    void arguments_arriveUnchanged() throws Exception {
        List<String> special = List.of(
                "two words",
                "",
                "'single'",
                "\"double\"",
                "a;b",
                "$(date) `date` $HOME",
                "*",
                "Ümläut ß 漢字",
                "-x",
                "&|<>");
        try (ForkedJvm child = new JvmBuilder("child", TestChild.class)
                .arguments(List.of("say"))
                .arguments(special)
                .start(output)) {
            assertThat(output.rest()).isEqualTo(special);
            assertThat(exitCodeOf(child)).isZero();
        }
    }

    @Test
    void exitCode_isThatOfTheChild_afterItHasEnded() throws Exception {
        try (ForkedJvm child = start("exit", "7")) {
            assertThat(exitCodeOf(child)).isEqualTo(7);
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void runningChild_hasNoExitCode_andJoinEndsAtItsLimit() throws Exception {
        try (ForkedJvm child = start("echo")) {
            output.next();
            assertThat(child.join(Limits.REFUSAL)).isFalse();
            assertThat(child.isAlive()).isTrue();
            assertThat(child.exitCode()).isEmpty();
        }
    }

    @Test
    void killedChild_hasTheSignalAsNegativeExitCode() throws Exception {
        try (ForkedJvm child = start("echo")) {
            output.next();
            child.kill();
            assertThat(exitCodeOf(child)).isEqualTo(-KILL);
            child.kill();
        }
    }

    @Test
    void childEndedByAnotherProcess_hasTheSignalAsNegativeExitCode() throws Exception {
        try (ForkedJvm child = start("echo")) {
            output.next();
            ProcessTable.signal("TERM", child.pid());
            assertThat(exitCodeOf(child)).isEqualTo(-TERM);
        }
    }

    @Test
    void close_killsAChildThatNeitherListensNorEnds() throws Exception {
        ForkedJvm child = start("deaf");
        output.next();
        child.close();
        assertThat(exitCodeOf(child)).isEqualTo(-KILL);
        child.close();
    }

    @Test
    void sendToAChildThatHasEnded_doesNothing() throws Exception {
        try (ForkedJvm child = start("exit", "0")) {
            exitCodeOf(child);
            child.send("anybody there?");
            child.send("nobody.");
        }
    }

    @Test
    void manyChildren_runAtOnce_withDifferentPids() throws Exception {
        List<ForkedJvm> children = new ArrayList<>();
        List<RecordedOutput> outputs = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                outputs.add(new RecordedOutput());
                children.add(builder("echo").start(outputs.get(i)));
            }
            for (int i = 0; i < 6; i++) {
                outputs.get(i).next();
                children.get(i).send("you are " + i);
                assertThat(outputs.get(i).next()).isEqualTo("you are " + i);
            }
            assertThat(children.stream().map(ForkedJvm::pid)).doesNotHaveDuplicates();
            assertThat(folder.processes())
                    .containsExactlyInAnyOrderElementsOf(
                            children.stream().map(ForkedJvm::pid).toList());
        } finally {
            children.forEach(ForkedJvm::close);
        }
    }

    @Test
    void standardError_goesToItsFile() throws Exception {
        Path log = folder.resolve("child.log");
        try (ForkedJvm child = new JvmBuilder("child", TestChild.class)
                .arguments(List.of("complain", "it hurts"))
                .errorsTo(log)
                .start(output)) {
            assertThat(output.rest()).isEmpty();
            assertThat(exitCodeOf(child)).isZero();
            assertThat(Files.readString(log)).isEqualTo("it hurts\n");
        }
    }

    @Test
    void childThatCannotBeStarted_isAnErrorInOneLine() {
        String tooLong = "x".repeat(4_000_000);
        assertThatThrownBy(() -> start("say", tooLong).close())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot start child: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void childWhoseLogCannotBeWritten_isAnErrorThatNamesTheFile() {
        Path log = folder.resolve("missing").resolve("child.log");
        assertThatThrownBy(() -> builder("say").errorsTo(log).start(output).close())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot start child: ")
                .hasMessageContaining(log.toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void childIsEnded_ifItsReaderThreadCannotStart() throws Exception {
        ProcessBuilder command =
                new ProcessBuilder("sleep", "600").directory(folder.path().toFile());
        Thread failing = new Thread("reader") {
            @Override
            public synchronized void start() {
                throw new OutOfMemoryError("unable to create native thread");
            }
        };
        CrashReport crash = CrashReport.amongTemporaryFiles();
        assertThatThrownBy(() -> ForkedJvm.start("child", command, crash, output, task -> failing))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot start child: unable to create native thread");
        assertThat(ProcessTable.naming(folder.path())).isEmpty();
    }

    @Test
    void crashOfAChildWithoutALog_isReportedInTheTemporaryFolder_andNamed() throws Exception {
        List<Path> before = RunsFolder.list(Path.of(""));
        try (ForkedJvm child = start("deaf")) {
            output.next();
            ProcessTable.signal("SEGV", child.pid());
            assertThat(exitCodeOf(child)).isEqualTo(-6);
            Path report = Path.of(System.getProperty("java.io.tmpdir"), "hs_err_pid" + child.pid() + ".log");
            assertThat(child.howItEnded()).endsWith("its JVM crashed, see " + report);
            Files.delete(report);
        }
        assertThat(RunsFolder.list(Path.of(""))).isEqualTo(before);
    }
}
