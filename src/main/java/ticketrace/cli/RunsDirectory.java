package ticketrace.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command that holds races: the folder in which each run gets its own. */
final class RunsDirectory {

    /** The folder if the user names no other. */
    static final String USUAL = "data/runs";

    @Option(
            names = "--runs-dir",
            paramLabel = "DIR",
            defaultValue = USUAL,
            description = "The folder in which each run gets its own folder (default: ${DEFAULT-VALUE}).")
    Path path;
}
