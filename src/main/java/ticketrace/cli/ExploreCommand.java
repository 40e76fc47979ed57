package ticketrace.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.ExplorationDocument;
import ticketrace.explore.Explorer;
import ticketrace.explore.Schedule;
import ticketrace.explore.SearchRules;
import ticketrace.explore.stepping.SteppedRace;
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

    private static final int SCHEDULES_A_LINE = 25;
    private static final int TURNS_A_LINE = 250;
    private static final double PERCENT = 100;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    @Mixin
    SteppedOptions options;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "0",
            description = "Kill so many buyers (SIGKILL), at every possible point (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(from = 0, to = Schedule.MAX_BUYERS)
    int kills;

    @Option(
            names = "--timeouts",
            paramLabel = "N",
            defaultValue = "0",
            description = "Let time pass so often (T), at every possible point: every time limit that runs runs out"
                    + " (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(from = 0, to = Schedule.MAX_BUYERS)
    int timeouts;

    @Option(names = "--respawn", description = "Start a fresh buyer at once in place of a killed one.")
    boolean respawn;

    @Option(
            names = "--every-schedule",
            description =
                    "Play every schedule from its beginning. Without it, equal states are merged: each turn that a"
                            + " state offers is played once, and all schedules are counted.")
    boolean everySchedule;

    @Option(
            names = "--max-schedules",
            paramLabel = "N",
            description = "Play every schedule from its beginning, and at most so many.")
    @Allowed.Numbers(to = Integer.MAX_VALUE)
    @Nullable
    Integer maxSchedules;

    @Option(names = "--max-states", paramLabel = "N", description = "Remember at most so many states.")
    @Allowed.Numbers(to = Integer.MAX_VALUE)
    @Nullable
    Integer maxStates;

    @Option(
            names = "--max-switches",
            paramLabel = "N",
            description = "Play only schedules that go from one buyer to another at most so often.")
    @Allowed.Numbers(from = 0, to = Integer.MAX_VALUE)
    @Nullable
    Integer maxSwitches;

    @Option(
            names = "--recheck",
            paramLabel = "PERCENT",
            defaultValue = "2",
            description = "Play so many percent of the turns again, each from an equal state that is reached by another"
                    + " way, 0 to 100 (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(from = 0, to = 100)
    int recheck;

    @Option(names = "--time-limit", paramLabel = "TIME", description = "End after so long, with what is known by then.")
    @Allowed.Times(from = "1ms", to = RaceOptions.LONGEST)
    @Nullable
    Duration timeLimit;

    @Override
    public Integer call() throws Exception {
        if (respawn && kills == 0) {
            throw options.common.wrong("--respawn starts a buyer in place of a killed one; say --kills 1, too");
        }
        if (maxStates != null && (everySchedule || maxSchedules != null)) {
            throw options.common.wrong("--max-states is for merged states, but "
                    + (everySchedule ? "--every-schedule" : "--max-schedules")
                    + " plays each schedule and merges none; say one or the other");
        }
        RaceSettings settings = options.settings();
        SearchRules rules = SearchRules.of(settings);
        if (maxStates != null && !rules.isStateVisible()) {
            throw options.common.wrong("--max-states is for merged states, but the state of guard '" + settings.guard()
                    + "' cannot be seen, so each of its schedules is played; --max-schedules bounds them");
        }
        Bounds bounds = new Bounds(
                kills,
                timeouts,
                respawn,
                everySchedule || maxSchedules != null,
                maxSchedules,
                maxStates,
                maxSwitches,
                timeLimit,
                recheck / PERCENT);
        Screen screen = Races.screen(options.json);
        ProgressLine line = new ProgressLine(screen);
        ArchivePreparation.ofBuyers();
        try (Interrupts interrupts = Interrupts.listen();
                SteppedRace race = SteppedRace.open(settings, options.runs.path)) {
            Exploration exploration = Explorer.explore(race.buyers(), rules, bounds, interrupts, progress(line));
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

    /** On a terminal, a line that counts the schedules, or the states and turns. */
    private Explorer.Progress progress(ProgressLine line) {
        if (options.json) {
            return Explorer.Progress.NONE;
        }
        long began = System.nanoTime();
        return new Explorer.Progress() {
            @Override
            public void schedules(int played) {
                if (played % SCHEDULES_A_LINE == 0) {
                    line.show(played + " schedules");
                }
            }

            @Override
            public void states(int known, int left, int played) {
                if (played % TURNS_A_LINE == 0) {
                    long perSecond = played * NANOS_PER_SECOND / Math.max(1, System.nanoTime() - began);
                    line.show(known + " states, " + left + " turns left, " + perSecond + " turns a second");
                }
            }
        };
    }
}
