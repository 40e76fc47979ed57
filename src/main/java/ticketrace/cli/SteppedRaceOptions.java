package ticketrace.cli;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ticketrace.explore.Schedule;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;

/** The options of a race whose steps the user or a schedule orders. */
final class SteppedRaceOptions {

    @Option(
            names = "--buyers",
            paramLabel = "N",
            defaultValue = "2",
            description = "Processes that buy, 1 to " + Schedule.MAX_BUYERS + " (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(to = Schedule.MAX_BUYERS)
    int buyers;

    @Mixin
    RaceOptions race = new RaceOptions(1);

    @Option(
            names = "--guard",
            paramLabel = "NAME",
            defaultValue = "none",
            description = "How buyers are kept apart; the command guards lists them (default: ${DEFAULT-VALUE}).")
    String guard;

    @Option(
            names = "--quota",
            paramLabel = "N",
            defaultValue = "1",
            description = "Tickets each buyer wants (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(to = RaceSettings.MAX_TICKETS)
    int quota;

    /** The settings; wrong usage if the store is unknown or the guard does not fit it. */
    RaceSettings settings() {
        race.checkIsolation(List.of(guard));
        Load load = Load.of(buyers, race.tickets).withQuota(quota).withTimeout(Duration.ZERO);
        return race.settings(guard, load, race.levelOf(guard));
    }
}
