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
import ticketrace.explore.OutcomeExpectation;
import ticketrace.explore.SearchRules;
import ticketrace.explore.stepping.SteppedRace;
import ticketrace.guard.Guards;
import ticketrace.guard.Trap;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.view.terminal.ProgressLine;
import ticketrace.view.terminal.Screen;
import ticketrace.view.terminal.TrapReport;

/** {@code traps}: locks that people really wrote and that fail. */
@Command(
        name = "traps",
        description =
                "Lists locks that people really wrote and that fail. With a name: tells the trap's story, finds the"
                        + " order of steps that breaks it on real processes, and explores the mended lock. Exit code"
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
        try (Interrupts interrupts = Interrupts.listen()) {
            Exploration broken = explore(trap, trap.name(), interrupts, screen);
            Exploration.Explored worst =
                    broken.outcomes().isEmpty() ? null : broken.outcomes().get(0);
            boolean fails = worst != null && worst.outcome().expectation() == OutcomeExpectation.FORBIDDEN;
            if (interrupts.getAsBoolean()) {
                return ExitCode.INTERRUPTED;
            }
            if (broken.failure() != null || worst == null || !fails) {
                report.notFound(broken);
                return broken.failure() == null ? ExitCode.VIOLATED : ExitCode.UNKNOWN;
            }
            report.found(settings(trap, trap.name()), worst, broken);
            Exploration mended = explore(trap, trap.mended().name(), interrupts, screen);
            if (interrupts.getAsBoolean()) {
                return ExitCode.INTERRUPTED;
            }
            report.mended(trap, mended);
            return ExitCode.ofPromise(mended);
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

    private Exploration explore(Trap trap, String guard, Interrupts interrupts, Screen screen) throws IOException {
        RaceSettings settings = settings(trap, guard);
        Bounds bounds =
                Bounds.withKills(trap.size().kills()).withTimeouts(trap.size().timeouts());
        ProgressLine line = new ProgressLine(screen);
        Explorer.Progress progress = new Explorer.Progress() {
            @Override
            public void states(int known, int left, int played) {
                if (played % TURNS_A_LINE == 0) {
                    line.show(guard + ": " + known + " states, " + left + " turns left");
                }
            }
        };
        try (SteppedRace race = SteppedRace.open(settings, runs.path)) {
            Exploration exploration = Explorer.explore(
                    race.buyers(),
                    SearchRules.of(settings),
                    trap.size().kills() == 0 ? bounds : bounds.withRespawn(),
                    interrupts,
                    progress);
            line.erase();
            return exploration;
        }
    }
}
