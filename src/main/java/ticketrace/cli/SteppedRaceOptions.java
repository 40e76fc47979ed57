package ticketrace.cli;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ticketrace.explore.Schedule;
import ticketrace.guard.Guards;
import ticketrace.guard.InsideGuard;
import ticketrace.guard.SteppableGuard;
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
            description = "The guard that keeps buyers apart; the commands guards and traps list all"
                    + " (default: ${DEFAULT-VALUE}).")
    String guard;

    @Option(
            names = "--inside",
            description =
                    "Show the steps inside the guard's lock; each is a turn, so other buyers can act in between. For"
                            + " lock-file, fair-lock, robust-lock; traps always show theirs.")
    boolean inside;

    @Option(
            names = "--quota",
            paramLabel = "N|all",
            defaultValue = "1",
            converter = Quota.class,
            description = "Tickets each buyer wants; all: as many as it can get, until they are sold out"
                    + " (default: ${DEFAULT-VALUE}).")
    Quota.Wanted quota;

    /** The settings; wrong usage if the store is unknown or the guard does not fit it. */
    RaceSettings settings() {
        race.checkIsolation(List.of(guard));
        Load load = Load.of(buyers, race.tickets).withQuota(quota.tickets()).withTimeout(Duration.ZERO);
        return race.settings(shownGuard(), load, race.levelOf(guard));
    }

    /** The guard, or the same guard with the steps inside its lock shown. */
    private String shownGuard() {
        race.levels(guard); // refuses an unknown guard
        if (!inside || Guards.named(guard) instanceof SteppableGuard) {
            return guard;
        }
        String shown = InsideGuard.PREFIX + guard;
        if (Guards.find(shown) == null) {
            String names = InsideGuard.all().stream()
                    .map(other -> other.outside().name())
                    .collect(Collectors.joining(", "));
            throw race.wrong("guard '" + guard + "' shows no steps inside its lock; --inside is for: " + names);
        }
        return shown;
    }
}
