package ticketrace.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import ticketrace.view.terminal.ScenarioList;

/** {@code scenarios}: the ready-made cases. */
@Command(
        name = "scenarios",
        description = "Lists the ready-made cases, which are held by their names: @ticket-grab. Options behind the name"
                + " change a case.",
        mixinStandardHelpOptions = true)
final class ScenariosCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        ScenarioList.print(Scenarios.titles(), Races.screen(false));
        return ExitCode.OK;
    }
}
