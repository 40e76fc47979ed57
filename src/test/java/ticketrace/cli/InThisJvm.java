package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/**
 * A command in the JVM of the test: for what it says and how it ends, where a process of its own is not the point. It takes
 * milliseconds, not a second. Its working directory is that of the test, so what it makes goes where {@code --runs-dir}
 * says.
 */
final class InThisJvm {

    private static final int USAGE = 2;
    private static final Path USUAL_RUNS = Path.of("data", "runs");

    private InThisJvm() {}

    static Finished run(String... arguments) {
        return runWith("", arguments);
    }

    /** Runs a command that reads this from its standard input. */
    static synchronized Finished runWith(String input, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            int exit = Main.execute(arguments);
            return Finished.of(
                    exit, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
        }
    }

    /** Runs a command with nothing to complain about, and nothing but text to say. */
    static Finished runsQuietly(String... arguments) {
        Finished finished = run(arguments);
        assertThat(finished.err())
                .as("standard error of %s", List.of(arguments))
                .isEmpty();
        assertThat(finished.out()).doesNotContain(Ticketrace.ESCAPE);
        return finished;
    }

    /** Fails unless the command is refused in one line with these words in it, and makes nothing. */
    static void assertRefused(String command, String... says) {
        assertRefused(command.isEmpty() ? new String[0] : command.split(" "), says);
    }

    static void assertRefused(String[] arguments, String... says) {
        List<Path> before = RunsFolder.list(USUAL_RUNS);
        run(arguments).assertOneLineOfError(USAGE, says);
        assertThat(RunsFolder.list(USUAL_RUNS))
                .as("runs after a command that was refused")
                .isEqualTo(before);
    }
}
