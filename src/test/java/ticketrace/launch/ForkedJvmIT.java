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

/** A child process: its lines, its end, its signals. */
class ForkedJvmIT {

    private static final int KILL = 9;
    private static final int TERM = 15;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Heard heard = new Heard();

    private ForkedJvm start(String... arguments) throws IOException {
        return builder(arguments).start(heard);
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
    void everyLineOfOutput_arrivesInOrder_beforeTheEndIsTold() throws Exception {
        int lines = 20_000;
        try (ForkedJvm child = start("count", String.valueOf(lines))) {
            assertThat(heard.rest())
                    .isEqualTo(IntStream.rangeClosed(1, lines)
                            .mapToObj(String::valueOf)
                            .toList());
            assertThat(exitCodeOf(child)).isZero();
        }
    }

    @Test
    void lineThatIsSent_isHeardByTheChild_whateverIsInIt() throws Exception {
        try (ForkedJvm child = start("echo")) {
            assertThat(heard.next()).isEqualTo("listening");
            for (String line : List.of("hello", "", "  Größe \"x\" 'y'; $HOME \\ 漢字  ", "last")) {
                child.send(line);
                assertThat(heard.next()).isEqualTo(line);
            }
            child.send(TestChild.END);
            assertThat(exitCodeOf(child)).isZero();
        }
    }

    @Test
    void arguments_arriveAsTheyAre() throws Exception {
        List<String> strange = List.of(
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
                .arguments(strange)
                .start(heard)) {
            assertThat(heard.rest()).isEqualTo(strange);
            assertThat(exitCodeOf(child)).isZero();
        }
    }

    @Test
    void exitCode_isTheChildsOwn_onceItHasEnded() throws Exception {
        try (ForkedJvm child = start("exit", "7")) {
            assertThat(exitCodeOf(child)).isEqualTo(7);
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void runningChild_hasNoExitCode_andJoinEndsByItsLimit() throws Exception {
        try (ForkedJvm child = start("echo")) {
            heard.next();
            assertThat(child.join(Limits.REFUSAL)).isFalse();
            assertThat(child.isAlive()).isTrue();
            assertThat(child.exitCode()).isEmpty();
        }
    }

    @Test
    void killedChild_hasTheSignalAsNegativeExitCode() throws Exception {
        try (ForkedJvm child = start("echo")) {
            heard.next();
            child.kill();
            assertThat(exitCodeOf(child)).isEqualTo(-KILL);
            child.kill();
        }
    }

    @Test
    void childEndedBySignalFromOutside_hasItAsNegativeExitCode() throws Exception {
        try (ForkedJvm child = start("echo")) {
            heard.next();
            ProcessTable.signal("TERM", child.pid());
            assertThat(exitCodeOf(child)).isEqualTo(-TERM);
        }
    }

    @Test
    void closing_endsAChildThatNeitherListensNorEnds() throws Exception {
        ForkedJvm child = start("deaf");
        heard.next();
        child.close();
        assertThat(exitCodeOf(child)).isEqualTo(-KILL);
        child.close();
    }

    @Test
    void sendingToAChildThatHasEnded_isHarmless() throws Exception {
        try (ForkedJvm child = start("exit", "0")) {
            exitCodeOf(child);
            child.send("anybody there?");
            child.send("nobody.");
        }
    }

    @Test
    void manyChildren_runAtOnce_eachWithAPidOfItsOwn() throws Exception {
        List<ForkedJvm> children = new ArrayList<>();
        List<Heard> heardOf = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                heardOf.add(new Heard());
                children.add(builder("echo").start(heardOf.get(i)));
            }
            for (int i = 0; i < 6; i++) {
                heardOf.get(i).next();
                children.get(i).send("you are " + i);
                assertThat(heardOf.get(i).next()).isEqualTo("you are " + i);
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
                .start(heard)) {
            assertThat(heard.rest()).isEmpty();
            assertThat(exitCodeOf(child)).isZero();
            assertThat(Files.readString(log)).isEqualTo("it hurts\n");
        }
    }

    @Test
    void childThatCannotBeStarted_isOneClearError() {
        String tooLong = "x".repeat(4_000_000);
        assertThatThrownBy(() -> start("say", tooLong).close())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot start child: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void childWhoseLogCannotBeWritten_isOneClearErrorThatNamesTheFile() {
        Path log = folder.resolve("missing").resolve("child.log");
        assertThatThrownBy(() -> builder("say").errorsTo(log).start(heard).close())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot start child: ")
                .hasMessageContaining(log.toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void childThatNobodyCouldHear_isNotLeftAlone() throws Exception {
        ProcessBuilder command =
                new ProcessBuilder("sleep", "600").directory(folder.path().toFile());
        Thread refused = new Thread("reader") {
            @Override
            public synchronized void start() {
                throw new OutOfMemoryError("unable to create native thread");
            }
        };
        CrashReport crash = CrashReport.amongTemporaryFiles();
        assertThatThrownBy(() -> ForkedJvm.start("child", command, crash, heard, task -> refused))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot start child: unable to create native thread");
        assertThat(ProcessTable.naming(folder.path())).isEmpty();
    }

    @Test
    void crashOfAChildWithoutALog_isReportedAmongTemporaryFiles_andSaysWhere() throws Exception {
        List<Path> before = RunsFolder.list(Path.of(""));
        try (ForkedJvm child = start("deaf")) {
            heard.next();
            ProcessTable.signal("SEGV", child.pid());
            assertThat(exitCodeOf(child)).isEqualTo(-6);
            Path report = Path.of(System.getProperty("java.io.tmpdir"), "hs_err_pid" + child.pid() + ".log");
            assertThat(child.howItEnded()).endsWith("its JVM crashed, see " + report);
            Files.delete(report);
        }
        assertThat(RunsFolder.list(Path.of(""))).isEqualTo(before);
    }
}
