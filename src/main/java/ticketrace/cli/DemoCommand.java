package ticketrace.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ticketrace.run.Load;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.view.terminal.Colour;
import ticketrace.view.terminal.ComparisonReport;
import ticketrace.view.terminal.Screen;
import ticketrace.view.words.ThisProgram;

/** {@code demo}: shows a teacher in half a minute what the program does. */
@Command(
        name = "demo",
        description =
                "Shows the tutorial's ticket grab, five buyers and one ticket, without a lock and with one, step by"
                        + " step; then four guards side by side. Needs no option and no network.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final Duration NETWORK_DELAY = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final List<String> COMPARED = List.of("none", "jvm-lock", "lock-file", "file-lock");

    @Mixin
    RunsDirectory runs;

    @Override
    public Integer call() throws Exception {
        Screen screen = Races.screen(false);
        List<RaceResult> results = new ArrayList<>();
        RaceSettings grab = RaceSettings.of(
                "file",
                "none",
                Load.of(5, 1).withThink(NETWORK_DELAY).withQuota(1).withTimeout(TIMEOUT));

        heading(
                screen,
                "1. Five processes, one ticket, no lock",
                "Each reads how many tickets are left, thinks for 0.1 s"
                        + " (\"the network\"), and writes back one less.");
        if (!concluded(Races.on(screen, runs.path, true), grab, results)) {
            return ExitCode.INTERRUPTED;
        }

        heading(
                screen,
                "2. The same five, with a lock between processes",
                "FileChannel.lock: one" + " buyer at a time is between reading and selling.");
        if (!concluded(Races.on(screen, runs.path, true), grab.withGuard("file-lock"), results)) {
            return ExitCode.INTERRUPTED;
        }

        heading(
                screen,
                "3. Four guards on the same race",
                "8 buyers, 100 tickets, 1 ms of thought. Which of them hold?");
        RaceSettings race = RaceSettings.of(
                "file", "none", Load.of(8, 100).withThink(Duration.ofMillis(1)).withTimeout(TIMEOUT));
        List<RaceSettings> compared = COMPARED.stream().map(race::withGuard).toList();
        Races races = Races.on(screen, runs.path, false);
        List<RaceResult> comparison = new ArrayList<>();
        CompareCommand.hold(compared, false, races, comparison);
        ComparisonReport.print(comparison, screen);
        if (races.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        results.addAll(comparison);
        screen.line();
        screen.line(screen.paint(Colour.HEADING, "Next"));
        ThisProgram program = ThisProgram.running();
        screen.line("How seats were sold twice:    "
                + program.with("explain", results.get(2).folder().toString()));
        screen.line("The four again, slowly:       " + program.with("compare", "--slow"));
        screen.line("Kill the lock's holder:       " + program.with("compare", "--kill-holder", "--timeout", "5s"));
        screen.line("One ticket, wanted by fifty:  " + program.with("@single-ticket"));
        screen.line("What each guard promises:     " + program.with("guards"));
        return ExitCode.ofPromises(results);
    }

    private static void heading(Screen screen, String title, String explanation) {
        screen.line(screen.paint(Colour.HEADING, title));
        screen.line(explanation);
        screen.line();
    }

    /** Holds the race and says what was seen; false if it was interrupted. */
    private static boolean concluded(Races races, RaceSettings settings, List<RaceResult> results) throws Exception {
        RaceResult result = races.hold(settings);
        if (result == null || races.interrupted()) {
            return false;
        }
        results.add(result);
        Screen screen = races.screen();
        int sold = result.judgement().sold();
        String seats = sold == 1 ? "Seat 1 was sold once." : "Seat 1 was sold " + sold + " times.";
        screen.line();
        screen.line(screen.paint(sold == 1 ? Colour.GOOD : Colour.BAD, seats));
        screen.line("Evidence: " + result.folder());
        screen.line();
        return true;
    }
}
