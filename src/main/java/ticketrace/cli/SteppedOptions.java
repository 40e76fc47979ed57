package ticketrace.cli;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ticketrace.explore.Schedule;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;

/** The options of a race whose steps the user or a schedule orders. */
final class SteppedOptions {

    @Option(
            names = "--buyers",
            paramLabel = "N",
            defaultValue = "2",
            description = "Processes that buy, 1 to " + Schedule.MAX_BUYERS + " (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(to = Schedule.MAX_BUYERS)
    int buyers;

    @Mixin
    CommonRaceOptions common = new CommonRaceOptions(1);

    @Option(
            names = "--guard",
            paramLabel = "NAME",
            defaultValue = "none",
            description = "How buyers are kept apart; the command guards lists them (default: ${DEFAULT-VALUE}).")
    String guard;

    @Option(
            names = "--isolation",
            paramLabel = "LEVEL",
            description = "Isolation of guard 'transaction': read-uncommitted, read-committed, repeatable-read or"
                    + " serializable (default).")
    void isolation(String level) {
        common.isolation = level;
    }

    @Option(
            names = "--quota",
            paramLabel = "N",
            defaultValue = "1",
            description = "Tickets each buyer wants (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(to = RaceSettings.MAX_TICKETS)
    int quota;

    @Mixin
    RunsDirectory runs;

    @Option(names = "--json", description = "Print one JSON document on standard output; words go to standard error.")
    boolean json;

    /** The settings; wrong usage if the store is unknown or the guard does not fit it. */
    RaceSettings settings() {
        common.checkIsolation(List.of(guard));
        Load load = Load.of(buyers, common.tickets).withQuota(quota).withTimeout(Duration.ZERO);
        return RaceSettings.of(common.store, guard, load).withIsolation(common.levelOf(guard));
    }
}
