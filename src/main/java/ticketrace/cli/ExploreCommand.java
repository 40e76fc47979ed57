package ticketrace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.ExplorationDocument;
import ticketrace.explore.Explorer;
import ticketrace.explore.Sample;
import ticketrace.explore.Schedule;
import ticketrace.explore.SearchRules;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.guard.Guards;
import ticketrace.run.RaceSettings;
import ticketrace.view.export.StateGraphFile;
import ticketrace.view.terminal.ExplorationReport;
import ticketrace.view.terminal.ProgressLine;
import ticketrace.view.terminal.Screen;

/** {@code explore}: every interleaving of a few buyers, on real processes and a real store. */
@Command(
        name = "explore",
        description = "Plays the steps of real buyers in every possible order, and shows the outcome of each order."
                + " Exit code 0 if the guard kept its promise, 3 if not, 4 if that is not known: nothing"
                + " forbidden was found, but a buyer failed by itself, an order never ends, or not all orders were"
                + " played.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ExploreCommand implements Callable<Integer> {

    private static final double PERCENT = 100;
    private static final int SEEDS = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    @Mixin
    SteppedRaceOptions options;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Kill so many buyers (SIGKILL), at every possible point; without --respawn, at most as many as"
                            + " there are (default: ${DEFAULT-VALUE}).")
    @Allowed.Numbers(from = 0, to = Schedule.MAX_BUYERS)
    int kills;

    @Option(
            names = "--timeouts",
            paramLabel = "N",
            defaultValue = "0",
            description = "Let time pass so often (T), at every possible point: then every running time limit ends."
                    + " Only for guards that have time limits: some traps (default: ${DEFAULT-VALUE}).")
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

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Play so many random schedules instead of all, each from its beginning. They may miss some"
                    + " outcomes.")
    @Allowed.Numbers(to = Integer.MAX_VALUE)
    @Nullable
    Integer sample;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The seed of --sample and --recheck: the same seed plays the same schedules, or rechecks the"
                    + " same turns, again (default: a new one for --sample).")
    @Nullable
    Long seed;

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
            description = "Play so many percent of the turns of merged states again, 0 to 100, each from an equal state"
                    + " at the end of another path (default: 2).")
    @Allowed.Numbers(from = 0, to = 100)
    @Nullable
    Integer recheck;

    @Option(
            names = "--graph",
            paramLabel = "FILE",
            description = "Write the graph of states into this file: for Graphviz if it ends with .dot, as JSON if it"
                    + " ends with .json.")
    @Nullable
    Path graph;

    @Option(
            names = "--report",
            description = "Write report.html, one file that needs no network, into the run's folder: the outcomes, and"
                    + " a drawing of the states if there are few.")
    boolean report;

    @Option(names = "--time-limit", paramLabel = "TIME", description = "End after so long, with what is known by then.")
    @Allowed.Times(from = "1ms", to = FreeRaceOptions.LONGEST)
    @Nullable
    Duration timeLimit;

    /** Refuses bounds that contradict each other. */
    private void checkOptions() {
        if (respawn && kills == 0) {
            throw options.race.wrong("--respawn starts a buyer in place of a killed one; add --kills 1");
        }
        if (!respawn && kills > options.buyers) {
            throw options.race.wrong("--kills " + kills + " kills more buyers than there are (" + options.buyers
                    + "); add --respawn, or kill at most " + options.buyers);
        }
        if (recheck != null && playsEach() != null) {
            throw options.race.wrong("--recheck is for merged states, but " + playsEach()
                    + " plays each schedule and merges none; use only one of them");
        }
        if (graph != null && StateGraphFile.of(graph) == null) {
            throw options.race.wrong("--graph writes a file that ends with .dot or .json, not '" + graph + "'");
        }
        if (graph != null && (everySchedule || maxSchedules != null || sample != null)) {
            throw options.race.wrong(
                    "--graph is for merged states; leave out --every-schedule, --max-schedules and --sample");
        }
        if (seed != null && sample == null && playsEach() != null) {
            throw options.race.wrong(
                    "--seed is for --sample and --recheck; with " + playsEach() + ", nothing is drawn");
        }
        if (sample != null && (everySchedule || maxSchedules != null || maxStates != null)) {
            throw options.race.wrong("--sample plays so many schedules by itself; leave out --every-schedule,"
                    + " --max-schedules and --max-states");
        }
        if (maxStates != null && (everySchedule || maxSchedules != null)) {
            throw options.race.wrong("--max-states is for merged states, but "
                    + (everySchedule ? "--every-schedule" : "--max-schedules")
                    + " plays each schedule and merges none; use only one of them");
        }
    }

    /** The option by which each schedule is played from its beginning; null if equal states are merged. */
    private @Nullable String playsEach() {
        if (everySchedule) {
            return "--every-schedule";
        }
        return sample != null ? "--sample" : maxSchedules != null ? "--max-schedules" : null;
    }

    /** Refuses options that change nothing under this guard. */
    private void checkGuard(RaceSettings settings, SearchRules rules) {
        String merging = graph != null
                ? "--graph"
                : maxStates != null
                        ? "--max-states"
                        : recheck != null ? "--recheck" : seed != null && sample == null ? "--seed" : null;
        if (merging != null && !rules.isStateVisible()) {
            throw options.race.wrong(merging + " is for merged states, but the state of guard '" + settings.guard()
                    + "' cannot be seen, so each of its schedules is played; --max-schedules bounds them");
        }
        if (timeouts > 0 && !Guards.noticesTime(settings.guard())) {
            throw options.race.wrong(
                    "--timeouts is for guards that have time limits, such as trap:stale-by-age; guard '"
                            + settings.guard() + "' has none, so it changes nothing that time passes");
        }
    }

    @Override
    public Integer call() throws Exception {
        checkOptions();
        RaceSettings settings = options.settings();
        SearchRules rules = SearchRules.of(settings);
        checkGuard(settings, rules);
        if (graph != null) {
            FutureFile.require(graph);
        }
        Bounds bounds = new Bounds(
                new Bounds.Events(kills, timeouts, respawn),
                new Bounds.Limits(maxSchedules, maxStates, maxSwitches, timeLimit),
                everySchedule || maxSchedules != null,
                recheck == null ? Bounds.USUAL_RECHECK : recheck / PERCENT,
                seed == null ? Bounds.USUAL_SEED : seed);
        Screen screen = Races.screen(options.race.json);
        ProgressLine line = new ProgressLine(screen);
        ArchivePreparation.ofBuyers();
        try (Interrupts interrupts = Interrupts.listen();
                SteppedRace race = SteppedRace.open(settings, options.race.runs.path)) {
            Exploration exploration = sample == null
                    ? Explorer.explore(race.buyers(), rules, bounds, interrupts, progress(line))
                    : Explorer.sample(race.buyers(), rules, bounds, chosen(sample), interrupts, progress(line));
            line.erase();
            ReportOfExploration asked = new ReportOfExploration(settings, bounds, exploration);
            if (report) {
                asked.playMoments(race.buyers(), interrupts);
            }
            Path folder = race.keep(exploration) ? race.folder() : null;
            WrittenReport written = report ? asked.write(folder, race.result()) : WrittenReport.NONE;
            if (options.race.json) {
                Races.printJson(
                        ExplorationDocument.of(settings, bounds, exploration, options.race.runs.path, written.path()));
            } else {
                ExplorationReport.print(settings, bounds, exploration, folder, screen);
                written.tell(screen);
            }
            writeGraph(exploration);
            written.require();
            return interrupts.getAsBoolean() ? ExitCode.INTERRUPTED : ExitCode.ofPromise(exploration);
        }
    }

    private void writeGraph(Exploration exploration) throws IOException {
        StateGraphFile format = graph == null ? null : StateGraphFile.of(graph);
        Exploration.Graph explored = exploration.graph();
        if (graph != null && format != null && explored != null && explored.picture() != null) {
            format.write(explored.picture(), graph);
        }
    }

    private Sample chosen(int schedules) {
        return new Sample(schedules, seed == null ? new Random().nextInt(SEEDS) : seed);
    }

    /** On a terminal, a line that counts the schedules, or the states and turns, twice a second. */
    private Explorer.Progress progress(ProgressLine line) {
        if (options.race.json) {
            return Explorer.Progress.NONE;
        }
        long began = System.nanoTime();
        HalfSeconds halfSeconds = new HalfSeconds(System::nanoTime);
        return new Explorer.Progress() {
            @Override
            public void schedules(int played) {
                if (halfSeconds.isOver()) {
                    line.show(played + " schedules");
                }
            }

            @Override
            public void states(int known, int left, int played) {
                if (halfSeconds.isOver()) {
                    long perSecond = played * NANOS_PER_SECOND / Math.max(1, System.nanoTime() - began);
                    line.show(known + " states, " + left + " turns left, " + perSecond + " turns a second");
                }
            }

            @Override
            public void rechecked(int turns, int drawn) {
                if (halfSeconds.isOver()) {
                    line.show("rechecking: " + turns + " of " + drawn + " turns");
                }
            }
        };
    }
}
