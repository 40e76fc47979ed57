package ticketrace.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command that holds races: where their folders go. */
final class RunsDirectory {

    @Option(
            names = "--runs-dir",
            paramLabel = "DIR",
            defaultValue = "data/runs",
            description = "Where the folder of each run is made (default: ${DEFAULT-VALUE}).")
    Path path;
}
