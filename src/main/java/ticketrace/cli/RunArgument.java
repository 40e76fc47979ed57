package ticketrace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ticketrace.run.RunFolder;
import ticketrace.run.Runs;

/**
 * The folder that the user names in a command; or the newest run, if the name is {@code last} and there is no such file.
 */
final class RunArgument {

    /** The name for the newest run. */
    static final String LAST = "last";

    /** The end of the description of every such parameter. */
    static final String OR_LAST = ", or '" + LAST + "' for the newest run";

    /** The option of commands that hold no races, and therefore have no {@link RunsDirectory}. */
    @Option(
            names = "--runs-dir",
            paramLabel = "DIR",
            description = "The folder of the runs, for '" + LAST + "' (default: " + RunsDirectory.USUAL + ").")
    @Nullable
    Path runs;

    /** The folder or file that the user means. */
    Path or(Path named) throws IOException {
        return or(named, runs == null ? Path.of(RunsDirectory.USUAL) : runs);
    }

    /**
     * The folder or file that the user means, if the runs are in this directory.
     *
     * @throws NoSuchFileException if the user means the newest run and there is none
     */
    static Path or(Path named, Path runs) throws IOException {
        if (!named.toString().equals(LAST) || Files.exists(named)) {
            return named;
        }
        for (Path folder : Runs.newestFirst(runs)) {
            if (RunFolder.isOne(folder)) {
                return folder;
            }
        }
        throw new NoSuchFileException(runs + ": there is no run in this folder; choose another one with --runs-dir");
    }
}
