package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.Exploration.Explored;
import ticketrace.explore.TurnResult;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Trap;
import ticketrace.run.RaceSettings;
import ticketrace.view.words.ExplorationWords;
import ticketrace.view.words.LosingOrder;
import ticketrace.view.words.Numbers;
import ticketrace.view.words.RepeatCommand;
import ticketrace.view.words.ThisProgram;
import ticketrace.view.words.TrapRace;

/** Prints the traps for people. */
public final class TrapReport {

    private final Screen screen;

    public TrapReport(Screen screen) {
        this.screen = screen;
    }

    /** Prints all traps: where each was seen, what it shows, and in which race. */
    public void list(List<Trap> traps) {
        for (Trap trap : traps) {
            screen.line(screen.paint(Colour.HEADING, shortName(trap)));
            paragraph("  seen at: ", trap.story().seenAt());
            paragraph("  shows: ", words(trap));
            paragraph("  fails with: ", TrapRace.inWords(trap));
        }
        screen.line();
        screen.line("The story of one: " + ThisProgram.running().with("traps", shortName(traps.get(0))));
        screen.line("Each is a guard, too: "
                + ThisProgram.running().with("explore", "--guard", traps.get(0).name()) + " "
                + TrapRace.options(traps.get(0)));
    }

    /** The name without the prefix. */
    public static String shortName(Trap trap) {
        return trap.name().substring(Trap.PREFIX.length());
    }

    private static String words(Trap trap) {
        return trap.shows().stream()
                .map(Anomaly::name)
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    /** Prints what is known of a trap before it is explored. */
    public void story(Trap trap) {
        screen.line(screen.paint(Colour.HEADING, trap.name()));
        paragraph("Seen at: ", trap.story().seenAt() + ".");
        paragraph("Believed: ", trap.story().believed());
        paragraph("What goes wrong: ", trap.story().wrong());
        paragraph("What it costs: ", trap.story().cost());
        screen.line();
    }

    private void paragraph(String heading, String words) {
        screen.sentence(screen.paint(Colour.ASIDE, heading), words);
    }

    /** Prints the order of steps that breaks it, as the explorer found it, and the commands that show it again. */
    public void found(RaceSettings race, Bounds bounds, LosingOrder order, Exploration exploration) {
        Explored explored = order.explored();
        screen.line(
                order.words(exploration.complete()) + ": ",
                screen.paint(Colour.ACTION, explored.shortest().toString()));
        if (!explored.trace().isEmpty()) {
            trace(race, explored);
        }
        screen.line();
        if (exploration.complete()) {
            screen.sentence(
                    screen.paint(Colour.BAD, Numbers.grouped(exploration.violating())),
                    " of " + Numbers.count(exploration.schedules(), "schedule") + " of "
                            + Numbers.count(race.buyers(), "buyer") + " violate.");
        } else {
            unfinished(race, bounds, exploration);
        }
        screen.line("This order again: "
                + RepeatCommand.of(race.withSchedule(explored.shortest().toString())));
        screen.line("All orders: " + RepeatCommand.ofExploration(race, bounds));
        screen.line();
    }

    private void trace(RaceSettings race, Explored explored) {
        List<String> names = new ArrayList<>();
        for (int number = 1; number <= race.buyers(); number++) {
            names.add(race.buyerName(number));
        }
        TraceTable table = new TraceTable(screen, race.buyers(), race.tickets(), explored.trace());
        table.heading(names, "");
        int number = 0;
        for (TurnResult turn : explored.trace()) {
            table.row(++number, turn, null);
        }
    }

    /** Prints that no order of steps breaks it, as far as the explorer came. */
    public void notFound(RaceSettings race, Bounds bounds, Exploration exploration) {
        if (exploration.complete()) {
            screen.sentence(
                    screen.paint(Colour.BAD, "! "),
                    "None of " + Numbers.count(exploration.schedules(), "schedule") + " breaks it here.");
        } else {
            unfinished(race, bounds, exploration);
        }
    }

    /** The exploration did not come to its end: why, and what it had covered by then. */
    private void unfinished(RaceSettings race, Bounds bounds, Exploration exploration) {
        ExplorationWords words = new ExplorationWords(race, bounds, exploration);
        String failure = words.failure();
        if (failure != null) {
            screen.sentence(screen.paint(Colour.BAD, "! "), failure);
        }
        if (exploration.isCounted()) {
            screen.sentence("", words.covered());
        }
    }

    /** Prints the mended lock, which has been explored as well. */
    public void mended(Trap trap, RaceSettings race, Bounds bounds, Exploration exploration) {
        screen.line(screen.paint(Colour.HEADING, trap.mended().name()));
        paragraph("What is different: ", trap.story().mend());
        boolean violates = !exploration.asPromised() || exploration.violating().signum() > 0;
        if (!exploration.complete() && !violates) {
            unfinished(race, bounds, exploration);
            return;
        }
        String schedules = Numbers.count(exploration.schedules(), "schedule");
        screen.sentence(
                "",
                !violates && exploration.isCounted()
                        ? screen.paint(Colour.GOOD, "It holds: ")
                        : screen.paint(Colour.BAD, "It does not hold: "),
                Numbers.grouped(exploration.violating()) + " of " + schedules + " violate.");
    }
}
