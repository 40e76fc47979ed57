package ticketrace.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import ticketrace.view.terminal.ScenarioList;

/** {@code scenarios}: the ready-made cases. */
@Command(
        name = "scenarios",
        description = "Lists the ready-made cases. To run one, give its name, such as @ticket-grab; options after the"
                + " name change the case.",
        mixinStandardHelpOptions = true)
final class ScenariosCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        ScenarioList.print(Scenarios.titles(), Races.screen(false));
        return ExitCode.OK;
    }
}
