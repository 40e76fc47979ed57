package ticketrace.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.Explorer;
import ticketrace.explore.SearchRules;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.guard.Guards;
import ticketrace.guard.Trap;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.view.terminal.ProgressLine;
import ticketrace.view.terminal.Screen;
import ticketrace.view.terminal.TrapReport;
import ticketrace.view.words.LosingOrder;

/** {@code traps}: locks that people really wrote and that fail. */
@Command(
        name = "traps",
        description =
                "Lists locks that people really wrote and that fail. With a name: tells the trap's story, finds the"
                        + " simplest order of steps that shows the worst on real processes, says the command that"
                        + " plays it again, and explores the mended lock. Ctrl-C tells what was covered. Exit code"
                        + " 0 if the trap fails and the mended lock holds, 3 if not, 4 if a buyer failed by itself.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class TrapsCommand implements Callable<Integer> {

    private static final int TURNS_A_LINE = 50;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The trap to explain.")
    @Nullable
    String name;

    @Mixin
    RunsDirectory runs;

    @Spec
    CommandSpec command;

    @Override
    public Integer call() throws Exception {
        Screen screen = Races.screen(false);
        TrapReport report = new TrapReport(screen);
        if (name == null) {
            report.list(Guards.traps());
            return ExitCode.OK;
        }
        Trap trap = named(name);
        report.story(trap);
        ArchivePreparation.ofBuyers();
        RaceSettings race = settings(trap, trap.name());
        Bounds bounds = bounds(trap);
        try (Interrupts interrupts = Interrupts.listen()) {
            Exploration broken = explore(race, bounds, interrupts, screen);
            LosingOrder order = broken.asPromised() ? null : LosingOrder.in(broken);
            if (order == null) {
                report.notFound(race, bounds, broken);
            } else {
                report.found(race, bounds, order, broken);
            }
            if (interrupts.getAsBoolean()) {
                return ExitCode.INTERRUPTED;
            }
            if (broken.failure() != null || order == null) {
                return broken.failure() == null ? ExitCode.VIOLATED : ExitCode.UNKNOWN;
            }
            RaceSettings again = settings(trap, trap.mended().name());
            Exploration mended = explore(again, bounds, interrupts, screen);
            report.mended(trap, again, bounds, mended);
            return interrupts.getAsBoolean() ? ExitCode.INTERRUPTED : ExitCode.ofPromise(mended);
        }
    }

    private Trap named(String wanted) {
        String full = wanted.startsWith(Trap.PREFIX) ? wanted : Trap.PREFIX + wanted;
        for (Trap trap : Guards.traps()) {
            if (trap.name().equals(full)) {
                return trap;
            }
        }
        List<String> names = Guards.traps().stream().map(TrapReport::shortName).toList();
        throw new ParameterException(command.commandLine(), DidYouMean.unknown("trap", "traps", wanted, names));
    }

    private static RaceSettings settings(Trap trap, String guard) {
        Trap.Size size = trap.size();
        return RaceSettings.of(
                trap.store(),
                guard,
                Load.of(size.buyers(), size.tickets()).withQuota(size.quota()).withTimeout(Duration.ZERO));
    }

    private static Bounds bounds(Trap trap) {
        Bounds bounds =
                Bounds.withKills(trap.size().kills()).withTimeouts(trap.size().timeouts());
        return trap.size().kills() == 0 ? bounds : bounds.withRespawn();
    }

    private Exploration explore(RaceSettings settings, Bounds bounds, Interrupts interrupts, Screen screen)
            throws IOException {
        ProgressLine line = new ProgressLine(screen);
        Explorer.Progress progress = new Explorer.Progress() {
            @Override
            public void states(int known, int left, int played) {
                if (played % TURNS_A_LINE == 0) {
                    line.show(settings.guard() + ": " + known + " states, " + left + " turns left");
                }
            }
        };
        try (SteppedRace race = SteppedRace.open(settings, runs.path)) {
            Exploration exploration =
                    Explorer.explore(race.buyers(), SearchRules.of(settings), bounds, interrupts, progress);
            line.erase();
            return exploration;
        }
    }
}
