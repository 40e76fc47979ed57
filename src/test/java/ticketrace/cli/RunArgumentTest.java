package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;

/** {@code last} means the newest run, in every command that takes a folder. */
class RunArgumentTest {

    private static final int IO_ERROR = 74;
    private static final RaceSettings SETTINGS =
            RaceSettings.of("file", "none", Load.of(2, 1).withQuota(1).withTimeout(Duration.ofSeconds(1)));

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Path runs = folder.resolve("runs");

    private Path run(String name) throws IOException {
        Path made = RunFolder.create(runs, SETTINGS).path();
        return Files.move(made, runs.resolve(name));
    }

    /** The error of a command on an empty run: it names the folder that the command took as the last run. */
    private Finished complaintOf(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--runs-dir", runs.toString()));
        return InThisJvm.run(words.toArray(String[]::new));
    }

    @Test
    void last_isTheNewestRun_inEveryCommandThatTakesAFolder() throws Exception {
        run("2026-11-23T16-29-20.502-file-none");
        Path newest = run("2026-11-24T00-00-00.001-file-file-lock");
        run("2026-11-23T16-29-20.502-file-none-2");
        run("zebra");
        Files.createDirectory(runs.resolve("2027-01-01T00-00-00.000-no-run"));
        Files.createFile(runs.resolve("2028-01-01T00-00-00.000-no-folder"));

        for (String command : List.of("audit", "report", "explain", "replay", "sql")) {
            assertThat(complaintOf(command, "last").err()).as(command).contains(newest.toString());
        }
        assertThat(complaintOf("export", "last", "--format", "csv").err()).contains(newest.toString());
    }

    @Test
    void missingRun_isReported_withTheSearchedFolder() throws Exception {
        complaintOf("audit", "last").assertOneLineOfError(IO_ERROR, runs.toString(), "--runs-dir");
        Files.createDirectory(runs);
        complaintOf("explain", "last").assertOneLineOfError(IO_ERROR, runs.toString(), "--runs-dir");
    }

    @Test
    void folderNamedLast_isPreferredIfItExists() throws Exception {
        run("2026-11-23T16-29-20.502-file-none");
        Path other = folder.resolve("last");

        assertThat(RunArgument.or(other, runs)).isEqualTo(other);
    }
}
