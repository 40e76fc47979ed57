package ticketrace.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import ticketrace.view.terminal.GuardReport;

/** {@code guards}: prints the catalogue of guards. */
@Command(
        name = "guards",
        description =
                "Lists the guards: what each promises, what it lets happen, and what happens if its holder is killed.",
        mixinStandardHelpOptions = true)
final class GuardsCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        GuardReport.print(Races.screen(false));
        return ExitCode.OK;
    }
}
