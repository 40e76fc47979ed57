package ticketrace.view.terminal;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.Exploration.Explored;
import ticketrace.explore.Livelock;
import ticketrace.explore.Outcome;
import ticketrace.explore.OutcomeExpectation;
import ticketrace.explore.Sample;
import ticketrace.explore.Schedule;
import ticketrace.explore.TurnResult;
import ticketrace.run.RaceSettings;
import ticketrace.view.words.Numbers;
import ticketrace.view.words.ThisProgram;

/** An exploration, for people: the distinct outcomes, the simplest schedule to each, and what was covered. */
public final class ExplorationReport {

    private final RaceSettings settings;
    private final Bounds bounds;
    private final Exploration exploration;
    private final Screen screen;

    private ExplorationReport(RaceSettings settings, Bounds bounds, Exploration exploration, Screen screen) {
        this.settings = settings;
        this.bounds = bounds;
        this.exploration = exploration;
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
        screen.line(screen.paint(
                Colour.HEADING,
                Numbers.count(settings.buyers(), "buyer") + ", " + Numbers.count(settings.tickets(), "ticket")
                        + ", store " + settings.store() + ", guard " + settings.label() + ", quota "
                        + settings.quota()
                        + (bounds.kills() == 0 ? "" : ", " + Numbers.count(bounds.kills(), "kill"))
                        + (bounds.respawn() ? ", each with a fresh buyer in place of the killed" : "")));
        screen.line();
    }

    /** A number of an outcome; told if it is not 0 in all of them. */
    private record Column(String heading, Function<Outcome, @Nullable Integer> number) {

        boolean isTold(List<Explored> outcomes) {
            return outcomes.stream().anyMatch(explored -> !Objects.equals(number.apply(explored.outcome()), 0));
        }
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("oversold", Outcome::oversold),
            new Column("sold twice", Outcome::doubleBooked),
            new Column("lost updates", Outcome::lostUpdates),
            new Column("vanished", Outcome::vanished),
            new Column("out of order", Outcome::outOfOrder),
            new Column("unknown", Outcome::unknown),
            new Column("tried again", Outcome::retries));

    private void outcomes() {
        List<Column> told = COLUMNS.stream()
                .filter(column -> column.isTold(exploration.outcomes()))
                .toList();
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
            row.add(Table.Cell.of(exploration.isCounted() ? Numbers.grouped(explored.count()) : "?"));
            row.add(Table.Cell.of(String.valueOf(outcome.sold())));
            row.add(Table.Cell.of(Numbers.of(outcome.remaining())));
            told.forEach(
                    column -> row.add(Table.Cell.of(Numbers.of(column.number().apply(outcome)))));
            row.add(
                    outcome.deadlock()
                            ? new Table.Cell("DEADLOCK", Colour.BAD)
                            : new Table.Cell(outcome.verdict().name(), Verdicts.colour(outcome.verdict())));
            row.add(new Table.Cell(expectation(outcome.expectation()), colour(outcome.expectation())));
            table.row(row);
        }
        table.print(screen, "  ");
        screen.line();
    }

    private static String expectation(OutcomeExpectation expectation) {
        return switch (expectation) {
            case FINE -> "fine";
            case EXPECTED -> "expected";
            case FORBIDDEN -> "FORBIDDEN";
        };
    }

    private static Colour colour(OutcomeExpectation expectation) {
        return switch (expectation) {
            case FINE -> Colour.GOOD;
            case EXPECTED -> Colour.DOUBTFUL;
            case FORBIDDEN -> Colour.BAD;
        };
    }

    private void traces() {
        for (Explored explored : exploration.outcomes()) {
            screen.line(
                    screen.paint(Colour.HEADING, what(explored)),
                    "; the simplest: ",
                    screen.paint(Colour.ACTION, explored.shortest().toString()));
            if (explored.trace().isEmpty()) {
                continue;
            }
            TraceTable table = new TraceTable(screen, settings.buyers(), settings.tickets());
            table.heading(names(), "");
            int number = 0;
            for (TurnResult turnResult : explored.trace()) {
                table.row(++number, turnResult, null);
            }
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

    /** An outcome in a few words. */
    private String what(Explored explored) {
        Outcome outcome = explored.outcome();
        List<String> words = new ArrayList<>();
        if (outcome.deadlock()) {
            words.add("deadlock");
        }
        words.add(Numbers.count(outcome.sold(), "sale"));
        if (outcome.doubleBooked() > 0) {
            words.add(Numbers.count(outcome.doubleBooked(), "seat") + " sold more than once");
        }
        if (outcome.lostUpdates() != null && outcome.lostUpdates() > 0 && outcome.doubleBooked() == 0) {
            words.add(Numbers.count(outcome.lostUpdates(), "update") + " lost");
        }
        if (outcome.unknown() > 0) {
            words.add(Numbers.count(outcome.unknown(), "seat") + " unknown");
        }
        if (outcome.retries() > 0) {
            words.add("tried again");
        }
        String schedules = exploration.isCounted() ? Numbers.count(explored.count(), "schedule") : "Outcome";
        return schedules + ": " + String.join(", ", words);
    }

    private void ending(@Nullable Path folder) {
        if (exploration.failure() != null) {
            screen.sentence(
                    screen.paint(Colour.BAD, "! "),
                    "UNKNOWN: in '" + exploration.failedAt() + "' " + exploration.failure());
        }
        Livelock livelock = exploration.livelock();
        if (livelock != null) {
            livelock(livelock);
        } else {
            counts();
        }
        Exploration.Graph graph = exploration.graph();
        if (graph != null) {
            screen.sentence("", merged(graph));
        } else if (exploration.sampled() != null) {
            sampled(exploration.sampled());
        } else if (!bounds.everySchedule()) {
            screen.sentence(
                    "",
                    "The state of guard " + settings.label() + " cannot be seen: each schedule was played from its"
                            + " beginning.");
        }
        if (!exploration.asPromised()) {
            screen.line(screen.paint(Colour.BAD, "Guard " + settings.label() + " broke its promise."));
        } else if (exploration.sampled() != null) {
            screen.line(screen.paint(
                    Colour.DOUBTFUL,
                    (exploration.violating().signum() == 0 ? "Nothing" : "No broken promise") + " found in "
                            + Numbers.count(exploration.schedules(), "schedule") + ". That proves nothing."));
        } else if (exploration.failure() == null && exploration.livelock() == null) {
            screen.line(screen.paint(
                    Colour.GOOD,
                    "Guard " + settings.label() + " did as it promises"
                            + (exploration.complete() ? "." : ", as far as that goes.")));
        }
        if (folder != null) {
            screen.line(
                    exploration.failure() == null
                            ? "The worst can be replayed: "
                                    + ThisProgram.running().with("replay", folder.toString())
                            : "Evidence: " + folder);
        }
    }

    private void sampled(Exploration.Sampled sampled) {
        screen.sentence(
                "",
                "An order that needs at most " + Sample.CHANGES + " changes of the buyer that goes on is played by one"
                        + " schedule in " + Numbers.grouped(Sample.oneIn(settings.buyers(), sampled.longest()))
                        + " or more often (" + Numbers.count(settings.buyers(), "buyer") + ", up to "
                        + Numbers.count(sampled.longest(), "turn") + ").");
    }

    private void livelock(Livelock livelock) {
        String before = livelock.before().turns().isEmpty() ? "at the beginning" : "after '" + livelock.before() + "'";
        screen.sentence(
                screen.paint(Colour.BAD, "! "),
                "LIVELOCK: " + before + ", the turns '" + livelock.again()
                        + "' change nothing: the buyers can repeat them for ever. So there is no number of schedules.");
    }

    private void counts() {
        String schedules = Numbers.count(exploration.schedules(), "schedule");
        String covered = exploration.complete()
                ? Numbers.grouped(exploration.schedules()) + " of " + schedules + " explored"
                : schedules + (exploration.sampled() == null ? " explored" : " sampled") + ", not all there are ("
                        + bound() + ")";
        Schedule first = exploration.firstViolating();
        String found = first == null
                ? "none violates."
                : Numbers.grouped(exploration.violating()) + " violate"
                        + (exploration.violating().equals(BigInteger.ONE) ? "s" : "") + ", the first: " + first;
        String deadlocks = exploration.deadlocks().signum() == 0
                ? ""
                : ", " + Numbers.grouped(exploration.deadlocks()) + " in deadlock";
        screen.line(covered + deadlocks + ", " + found);
    }

    /** How few states all these schedules go through. */
    private String merged(Exploration.Graph graph) {
        return Numbers.count(graph.states(), "state") + " and " + Numbers.count(graph.turns(), "turn")
                + ", each played once"
                + (graph.symmetric() ? "; buyers that differ only in their names count once." : ".");
    }

    /** What kept it from seeing all schedules. */
    private String bound() {
        List<String> bounds = new ArrayList<>();
        if (exploration.sampled() != null) {
            bounds.add("seed " + exploration.sampled().sample().seed());
        }
        if (exploration.stoppedBy() != null) {
            bounds.add("stopped by " + exploration.stoppedBy());
        }
        if (exploration.switchesBounded()) {
            bounds.add("none with more than " + Objects.requireNonNullElse(this.bounds.maxSwitches(), 0) + " switches");
        }
        if (exploration.failure() != null) {
            bounds.add("a buyer failed");
        }
        return String.join(", ", bounds);
    }
}
