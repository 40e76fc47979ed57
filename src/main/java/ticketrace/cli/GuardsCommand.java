package ticketrace.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import ticketrace.view.terminal.GuardReport;

/** {@code guards}: the catalogue. */
@Command(
        name = "guards",
        description =
                "Prints the guards: what each promises, what it lets happen, and what a killed holder does to it.",
        mixinStandardHelpOptions = true)
final class GuardsCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        GuardReport.print(Races.screen(false));
        return ExitCode.OK;
    }
}
