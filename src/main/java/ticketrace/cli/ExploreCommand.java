package ticketrace.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.ExplorationDocument;
import ticketrace.explore.Explorer;
import ticketrace.explore.Schedule;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.guard.Guards;
import ticketrace.run.RaceSettings;
import ticketrace.view.terminal.ExplorationReport;
import ticketrace.view.terminal.ProgressLine;
import ticketrace.view.terminal.Screen;

/** {@code explore}: every interleaving of a few buyers, on real processes and a real store. */
@Command(
        name = "explore",
        description = "Lets the steps of real buyers through in every order there is, and tells what each order comes"
                + " to. Exit code 0 if the guard kept its promise, 3 if not, 4 if a buyer failed by itself.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ExploreCommand implements Callable<Integer> {

    private static final int REDRAW_EVERY = 25;

    @Mixin
    SteppedOptions options;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "0",
            description = "Kill so many buyers (SIGKILL), at every possible point (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(from = 0, to = Schedule.MAX_BUYERS)
    int kills;

    @Option(names = "--respawn", description = "Start a fresh buyer at once in place of a killed one.")
    boolean respawn;

    @Option(names = "--max-schedules", paramLabel = "N", description = "Play at most so many schedules.")
    @Allowed.Numbers(to = Integer.MAX_VALUE)
    @Nullable
    Integer maxSchedules;

    @Option(
            names = "--max-switches",
            paramLabel = "N",
            description = "Play only schedules that go from one buyer to another at most so often.")
    @Allowed.Numbers(from = 0, to = Integer.MAX_VALUE)
    @Nullable
    Integer maxSwitches;

    @Option(names = "--time-limit", paramLabel = "TIME", description = "Begin no further schedule after so long.")
    @Allowed.Times(from = "1ms", to = RaceOptions.LONGEST)
    @Nullable
    Duration timeLimit;

    @Override
    public Integer call() throws Exception {
        if (respawn && kills == 0) {
            throw options.common.wrong("--respawn starts a buyer in place of a killed one; say --kills 1, too");
        }
        RaceSettings settings = options.settings();
        Bounds bounds = new Bounds(kills, respawn, maxSchedules, maxSwitches, timeLimit);
        Screen screen = Races.screen(options.json);
        ProgressLine line = new ProgressLine(screen);
        ArchivePreparation.ofBuyers();
        try (Interrupts interrupts = Interrupts.listen();
                SteppedRace race = SteppedRace.open(settings, options.runs.path)) {
            Exploration exploration = Explorer.explore(
                    race.buyers(),
                    Guards.promise(settings.guard(), settings.store(), settings.isolation()),
                    bounds,
                    interrupts,
                    progress(line));
            line.erase();
            boolean kept = race.keep(exploration);
            if (options.json) {
                Races.printJson(ExplorationDocument.of(settings, bounds, exploration, options.runs.path));
            } else {
                ExplorationReport.print(settings, bounds, exploration, kept ? race.folder() : null, screen);
            }
            return interrupts.getAsBoolean() ? ExitCode.INTERRUPTED : ExitCode.ofPromise(exploration);
        }
    }

    /** On a terminal, a line that counts the schedules. */
    private IntConsumer progress(ProgressLine line) {
        return schedules -> {
            if (schedules % REDRAW_EVERY == 0 && !options.json) {
                line.show(schedules + " schedules");
            }
        };
    }
}
