package ticketrace.view.terminal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.Exploration.Explored;
import ticketrace.explore.Outcome;
import ticketrace.explore.OutcomeExpectation;
import ticketrace.explore.TurnResult;
import ticketrace.run.RaceSettings;
import ticketrace.view.words.ExplorationWords;
import ticketrace.view.words.Numbers;
import ticketrace.view.words.OutcomeColumn;
import ticketrace.view.words.RepeatCommand;
import ticketrace.view.words.ThisProgram;
import ticketrace.view.words.TrapRace;

/** An exploration, for people: the distinct outcomes, the simplest schedule to each, and what was covered. */
public final class ExplorationReport {

    /** So many outcomes are shown step by step; all would be too much to read. */
    private static final int MOST_TRACES = 5;

    private final RaceSettings settings;
    private final Bounds bounds;
    private final Exploration exploration;
    private final ExplorationWords words;
    private final Screen screen;

    private ExplorationReport(RaceSettings settings, Bounds bounds, Exploration exploration, Screen screen) {
        this.settings = settings;
        this.bounds = bounds;
        this.exploration = exploration;
        this.words = new ExplorationWords(settings, bounds, exploration);
        this.screen = screen;
    }

    /**
     * Prints it.
     *
     * @param folder where the worst outcome's evidence is; null if there is none
     */
    public static void print(
            RaceSettings settings, Bounds bounds, Exploration exploration, @Nullable Path folder, Screen screen) {
        ExplorationReport report = new ExplorationReport(settings, bounds, exploration, screen);
        report.headline();
        report.outcomes();
        report.traces();
        report.ending(folder);
    }

    private void headline() {
        screen.line(screen.paint(Colour.HEADING, words.settings()));
        screen.line();
    }

    private void outcomes() {
        List<OutcomeColumn> told = OutcomeColumn.told(exploration.outcomes());
        List<Table.Cell> heading = new ArrayList<>();
        Stream.of("schedules", "sold", "left").forEach(name -> heading.add(new Table.Cell(name, Colour.HEADING)));
        told.forEach(column -> heading.add(new Table.Cell(column.heading(), Colour.HEADING)));
        heading.add(new Table.Cell("verdict", Colour.HEADING));
        heading.add(new Table.Cell("for this guard", Colour.HEADING));
        Table table = new Table("r".repeat(heading.size() - 2) + "ll");
        table.row(heading);
        for (Explored explored : exploration.outcomes()) {
            Outcome outcome = explored.outcome();
            List<Table.Cell> row = new ArrayList<>();
            row.add(Table.Cell.of(words.count(explored)));
            row.add(Table.Cell.of(String.valueOf(outcome.sold())));
            row.add(Table.Cell.of(Numbers.of(outcome.remaining())));
            told.forEach(column -> row.add(Table.Cell.of(column.of(outcome))));
            row.add(new Table.Cell(
                    ExplorationWords.verdict(outcome),
                    outcome.deadlock() ? Colour.BAD : Verdicts.colour(outcome.verdict())));
            row.add(new Table.Cell(ExplorationWords.expectation(outcome.expectation()), colour(outcome.expectation())));
            table.row(row);
        }
        table.print(screen, "  ");
        screen.line();
    }

    private static Colour colour(OutcomeExpectation expectation) {
        return switch (expectation) {
            case FINE -> Colour.GOOD;
            case EXPECTED -> Colour.DOUBTFUL;
            case FORBIDDEN -> Colour.BAD;
        };
    }

    private void traces() {
        int shown = 0;
        for (Explored explored : exploration.outcomes()) {
            screen.line(
                    screen.paint(Colour.HEADING, words.what(explored)),
                    "; the simplest: ",
                    screen.paint(Colour.ACTION, explored.shortest().toString()));
            if (explored.trace().isEmpty() || ++shown > MOST_TRACES) {
                continue;
            }
            TraceTable table = new TraceTable(screen, settings.buyers(), settings.tickets(), explored.trace());
            table.heading(names(), "");
            int number = 0;
            for (TurnResult turnResult : explored.trace()) {
                table.row(++number, turnResult, null);
            }
            screen.line();
        }
        if (shown > MOST_TRACES) {
            Explored next = exploration.outcomes().get(MOST_TRACES);
            screen.line("Only the first " + MOST_TRACES + " are shown step by step. To see another one, play it: "
                    + RepeatCommand.of(settings.withSchedule(next.shortest().toString())));
            screen.line();
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int number = 1; number <= settings.buyers(); number++) {
            names.add(settings.buyerName(number));
        }
        return names;
    }

    private void ending(@Nullable Path folder) {
        alarm(words.failure());
        alarm(words.livelock());
        if (exploration.isCounted()) {
            screen.line(words.covered());
        }
        String way = words.way();
        if (way != null) {
            screen.sentence("", way);
        }
        String rechecked = words.rechecked();
        if (rechecked != null) {
            screen.line(rechecked);
        }
        String promise = words.promise();
        if (promise != null) {
            screen.line(screen.paint(colourOfPromise(), promise));
        }
        String hint = TrapRace.hint(settings, bounds, exploration);
        if (hint != null) {
            screen.line(hint);
        }
        if (folder != null) {
            screen.line(
                    exploration.failure() == null
                            ? "The worst can be replayed: "
                                    + ThisProgram.running().with("replay", folder.toString())
                            : "Evidence: " + folder);
        }
    }

    private void alarm(@Nullable String sentence) {
        if (sentence != null) {
            screen.sentence(screen.paint(Colour.BAD, "! "), sentence);
        }
    }

    private Colour colourOfPromise() {
        return switch (exploration.promise()) {
            case KEPT -> Colour.GOOD;
            case BROKEN -> Colour.BAD;
            case UNKNOWN -> Colour.DOUBTFUL;
        };
    }
}
