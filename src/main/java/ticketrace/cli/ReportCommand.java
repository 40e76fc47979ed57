package ticketrace.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ticketrace.run.Results;
import ticketrace.run.RunFolder;
import ticketrace.view.report.HtmlReport;
import ticketrace.view.terminal.Screen;

/** {@code report}: writes the report of a finished run. */
@Command(
        name = "report",
        description =
                "Writes report.html into the folder of a finished run: its seat map, its timeline, its numbers and"
                        + " its verdict, in one file that needs no network. The report of an exploration, which"
                        + " 'explore --report' writes, is not replaced.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "The folder of a run" + RunArgument.OR_LAST + ".")
    Path where;

    @Option(names = "--open", description = "Open it in the browser.")
    boolean open;

    @Mixin
    RunArgument newest;

    @Spec
    CommandSpec command;

    @Override
    public Integer call() throws Exception {
        where = newest.or(where);
        RunFolder folder = RunFolder.open(where);
        if (!folder.settings().recorded()) {
            throw new ParameterException(
                    command.commandLine(), where + ": its race had --history off; there is nothing to draw");
        }
        if (HtmlReport.showsExploration(folder.path())) {
            throw new ParameterException(
                    command.commandLine(),
                    RunFolder.reportOf(where) + " shows an exploration, and stays as it is; to draw one again, use"
                            + " 'explore --report'; to draw the one race in this folder, move that file away first");
        }
        Path report = HtmlReport.write(Results.of(folder));
        Screen screen = Screen.standardOutput();
        tell(report, screen);
        if (open) {
            Browser.ofThisMachine().openBeforeTheEnd(report.toAbsolutePath().toUri());
        }
        return ExitCode.OK;
    }

    /** Prints where a report is. */
    static void tell(Path report, Screen screen) {
        screen.line("Report: " + report);
    }
}
