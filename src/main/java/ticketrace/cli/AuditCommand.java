package ticketrace.cli;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ticketrace.history.HistoryText;
import ticketrace.run.RaceResult;
import ticketrace.run.ResultDocument;
import ticketrace.run.Results;
import ticketrace.run.RunFolder;
import ticketrace.view.terminal.RaceReport;

/** {@code audit}: judges a finished run again, from its files alone. */
@Command(
        name = "audit",
        description = "Judges a finished run again from its files alone, or a history in text form (data/histories)."
                + " Exit code 0 if it is valid, 3 if violated, 4 if unknown.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FOLDER",
            description = "The folder of a run, a file with a history in text form" + RunArgument.OR_LAST + ".")
    Path where;

    @Option(names = "--events", description = "Print the merged history as JSON lines, in the order of time.")
    boolean events;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    boolean json;

    @Mixin
    RunArgument newest;

    @Spec
    CommandSpec command;

    @Override
    public Integer call() throws Exception {
        if (events && json) {
            throw new ParameterException(
                    command.commandLine(), "--events and --json exclude each other; use only one of them");
        }
        where = newest.or(where);
        RaceResult result = Files.isRegularFile(where) ? Results.ofText(where) : Results.of(RunFolder.open(where));
        if (events) {
            BufferedWriter out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            HistoryText.write(result.history(), out);
            out.flush();
        } else if (json) {
            Races.printJson(ResultDocument.of(result));
        } else {
            RaceReport.print(result, Races.screen(false));
        }
        return ExitCode.ofVerdict(result.judgement().verdict());
    }
}
