package ticketrace.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command that holds races: where their folders go. */
final class RunsDirectory {

    /** Where they go unless the user says otherwise. */
    static final String USUAL = "data/runs";

    @Option(
            names = "--runs-dir",
            paramLabel = "DIR",
            defaultValue = USUAL,
            description = "Where the folder of each run is made (default: ${DEFAULT-VALUE}).")
    Path path;
}
