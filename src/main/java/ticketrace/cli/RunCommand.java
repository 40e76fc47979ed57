package ticketrace.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.run.ResultDocument;
import ticketrace.view.terminal.RaceReport;

/** {@code run}: holds one race and reports it. */
@Command(
        name = "run",
        description = "Holds one race and judges it. Exit code 0 if it was valid, 3 if violated, 4 if unknown.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Option(
            names = "--guard",
            paramLabel = "NAME",
            defaultValue = "file-lock",
            order = -1,
            description =
                    "The guard that keeps buyers apart; the command guards lists all (default: ${DEFAULT-VALUE}).")
    String guard;

    @Mixin
    FreeRaceOptions options;

    @Override
    public Integer call() throws Exception {
        options.race.checkIsolation(List.of(guard));
        options.lease.check(List.of(guard), options.race);
        RaceSettings settings = options.settings(guard);
        Races races = Races.as(options);
        RaceResult result = races.hold(settings);
        if (result == null) {
            return ExitCode.INTERRUPTED;
        }
        WrittenReport report = WrittenReport.ofRace(options.report, result);
        if (options.race.json) {
            Races.printJson(ResultDocument.of(result));
            result.failures().forEach(races.screen()::line);
        } else {
            RaceReport.print(result, races.screen());
            report.tell(races.screen());
            races.offerSlow(List.of(result));
        }
        report.require();
        return races.interrupted() ? ExitCode.INTERRUPTED : ExitCode.ofVerdict(result);
    }
}
