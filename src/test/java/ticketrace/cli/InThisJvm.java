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
 * Runs a command in the JVM of the test, for tests of its output and exit code that need no separate process. A run
 * takes milliseconds, not a second. The working directory is that of the test, so pass {@code --runs-dir} to a command that
 * creates files.
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

    /** Runs a command; fails unless it prints nothing on standard error and only plain text on standard output. */
    static Finished runsQuietly(String... arguments) {
        Finished finished = run(arguments);
        assertThat(finished.err())
                .as("standard error of %s", List.of(arguments))
                .isEmpty();
        assertThat(finished.out()).doesNotContain(Ticketrace.ESCAPE);
        return finished;
    }

    /** Fails unless the command is refused in one line that contains these words, and creates nothing. */
    static void assertRefused(String command, String... says) {
        assertRefused(command.isEmpty() ? new String[0] : command.split(" "), says);
    }

    static void assertRefused(String[] arguments, String... says) {
        List<Path> before = RunsFolder.list(USUAL_RUNS);
        run(arguments).assertOneLineOfError(USAGE, says);
        assertThat(RunsFolder.list(USUAL_RUNS))
                .as("runs after the refused command")
                .isEqualTo(before);
    }
}
