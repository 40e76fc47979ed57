package ticketrace.cli;

import java.io.IOException;
import java.nio.file.Path;
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
import ticketrace.explore.SearchRules;
import ticketrace.explore.stepping.SteppedRace;
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

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    @Mixin
    SteppedRaceOptions options;

    @Mixin
    ExploreBounds limits;

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

    @Override
    public Integer call() throws Exception {
        limits.check(options, graph);
        RaceSettings settings = LeaseOptions.setRecheck(options.settings(), limits.stillHeld(), options.race);
        SearchRules rules = SearchRules.of(settings);
        limits.checkGuard(options, graph, settings, rules);
        if (graph != null) {
            FutureFile.require(graph);
        }
        Bounds bounds = limits.bounds(settings);
        Sample sample = limits.sample();
        Screen screen = Races.screen(options.race.json);
        ProgressLine line = new ProgressLine(screen);
        ArchivePreparation.ofBuyers();
        try (Interrupts interrupts = Interrupts.listen();
                SteppedRace race = SteppedRace.open(settings, options.race.runs.path)) {
            Exploration exploration = sample == null
                    ? Explorer.explore(race.buyers(), rules, bounds, interrupts, progress(line))
                    : Explorer.sample(race.buyers(), rules, bounds, sample, interrupts, progress(line));
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
