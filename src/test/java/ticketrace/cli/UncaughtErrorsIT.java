package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** Every uncaught error, on any thread, ends in one line and a documented exit code. */
class UncaughtErrorsIT {

    private static final int INTERNAL = 70;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private Finished endOf(String purchaseKind) throws Exception {
        Ticketrace ticketrace = Ticketrace.in(folder.path());
        String java = ticketrace.java().resolve("bin").resolve("java").toString();
        List<String> command = List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xss256k",
                "-Xlog:disable", // the JVM would print its own warnings on standard output
                "-Djava.io.tmpdir=" + folder.path(),
                "-cp",
                System.getProperty("java.class.path"),
                BadEnd.class.getName(),
                purchaseKind);
        try (Running running = ticketrace.startCommand(command)) {
            return running.finish();
        }
    }

    @ParameterizedTest
    @CsvSource({"no-thread, 74, ulimit -u", "initializer, 2, LC_ALL=C.UTF-8", "at-the-end, 3, -Xmx"})
    void error_isOneLine_andADocumentedExitCode(String purchaseKind, int exit, String says) throws Exception {
        endOf(purchaseKind).assertOneLineOfError(exit, says);
    }

    @Test
    void mistakeOnAnotherThread_endsTheProcess_andItsTraceIsKept() throws Exception {
        endOf("in-another-thread").assertOneLineOfError(INTERNAL, "internal error", "StackOverflowError");

        List<Path> kept = RunsFolder.list(folder.path());
        assertThat(kept).hasSize(1);
        assertThat(Files.readString(kept.get(0))).contains("StackOverflowError", "at ticketrace.cli.BadEnd.deeper");
    }
}
