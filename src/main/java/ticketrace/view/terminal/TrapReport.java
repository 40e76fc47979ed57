package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ticketrace.explore.Exploration;
import ticketrace.explore.Exploration.Explored;
import ticketrace.explore.TurnResult;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Trap;
import ticketrace.run.RaceSettings;
import ticketrace.view.words.Numbers;
import ticketrace.view.words.ThisProgram;

/** Prints the traps for people. */
public final class TrapReport {

    private final Screen screen;

    public TrapReport(Screen screen) {
        this.screen = screen;
    }

    /** A line for each trap. */
    public void list(List<Trap> traps) {
        Table table = new Table("lll");
        List<Table.Cell> heading = new ArrayList<>();
        List.of("trap", "seen at", "shows").forEach(name -> heading.add(new Table.Cell(name, Colour.HEADING)));
        table.row(heading);
        for (Trap trap : traps) {
            table.row(shortName(trap), trap.story().seenAt(), words(trap));
        }
        table.print(screen, "  ");
        screen.line();
        screen.line("The story of one: " + ThisProgram.running().with("traps", shortName(traps.get(0))));
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

    /** Prints the order of steps that breaks it, as the explorer found it. */
    public void found(RaceSettings race, Explored worst, Exploration exploration) {
        screen.line(
                "The simplest order of steps that breaks it: ",
                screen.paint(Colour.ACTION, worst.shortest().toString()));
        List<String> names = new ArrayList<>();
        for (int number = 1; number <= race.buyers(); number++) {
            names.add(race.buyerName(number));
        }
        TraceTable table = new TraceTable(screen, race.buyers(), race.tickets());
        table.heading(names, "");
        int number = 0;
        for (TurnResult turn : worst.trace()) {
            table.row(++number, turn, null);
        }
        screen.line();
        screen.sentence(
                screen.paint(Colour.BAD, Numbers.grouped(exploration.violating())),
                " of " + Numbers.count(exploration.schedules(), "schedule") + " of "
                        + Numbers.count(race.buyers(), "buyer") + " violate.");
        screen.line();
    }

    /** Prints that the explorer found no order of steps that breaks it. */
    public void notFound(Exploration exploration) {
        String failure = exploration.failure();
        screen.sentence(
                screen.paint(Colour.BAD, "! "),
                failure == null
                        ? "None of " + Numbers.count(exploration.schedules(), "schedule") + " breaks it here."
                        : "UNKNOWN: in '" + exploration.failedAt() + "' " + failure);
    }

    /** Prints the result for the mended lock, which was explored, too. */
    public void mended(Trap trap, Exploration exploration) {
        screen.line(screen.paint(Colour.HEADING, trap.mended().name()));
        paragraph("What is different: ", trap.story().mend());
        if (exploration.failure() != null) {
            notFound(exploration);
            return;
        }
        boolean holds = exploration.complete()
                && exploration.isCounted()
                && exploration.asPromised()
                && exploration.violating().signum() == 0;
        String schedules = Numbers.count(exploration.schedules(), "schedule");
        screen.sentence(
                "",
                holds ? screen.paint(Colour.GOOD, "It holds: ") : screen.paint(Colour.BAD, "It does not hold: "),
                Numbers.grouped(exploration.violating()) + " of " + schedules + " violate.");
    }
}
