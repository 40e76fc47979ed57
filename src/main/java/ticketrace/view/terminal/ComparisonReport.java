package ticketrace.view.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Judgement;
import ticketrace.audit.Percentiles;
import ticketrace.audit.Verdict;
import ticketrace.guard.Guards;
import ticketrace.run.RaceResult;
import ticketrace.store.Isolation;
import ticketrace.view.words.Numbers;
import ticketrace.view.words.Story;

/** Several guards side by side: a table with a row for each, and a sentence with an example from the evidence. */
public final class ComparisonReport {

    private static final int RETRIES_COLUMN = 5;

    /** This column is left out when there are retries, for both do not fit on a terminal. */
    private static final int FAIRNESS_COLUMN = 9;

    private ComparisonReport() {}

    public static void print(List<RaceResult> results, Screen screen) {
        if (results.isEmpty()) {
            return;
        }
        (isOfLevels(results) ? levels(results) : guards(results)).print(screen, "");
        explainViolatedAsPromised(results, screen);
        screen.line();
        for (RaceResult result : results) {
            String guard = label(result);
            screen.sentence(screen.joined(screen.paint(Colour.HEADING, guard), ": "), Story.of(result));
            result.failures().forEach(failure -> screen.sentence(screen.paint(Colour.BAD, "! "), failure));
        }
        evidence(results, screen);
    }

    /** Where each race's evidence is, under the name of its row. */
    private static void evidence(List<RaceResult> results, Screen screen) {
        Table table = new Table("ll");
        for (RaceResult result : results) {
            Table.Cell folder = Table.Cell.of(result.folder().toString());
            table.row(List.of(new Table.Cell(name(result, results), Colour.HEADING), folder));
        }
        screen.line();
        screen.line("Evidence:");
        table.print(screen, "");
    }

    private static String name(RaceResult result, List<RaceResult> all) {
        Isolation level = result.history().isolation();
        if (level != null && isOfLevels(all)) {
            return level.label();
        }
        return countLevels(all) > 1 ? label(result) : result.history().guard();
    }

    /** Whether it is one guard at several levels of isolation. */
    private static boolean isOfLevels(List<RaceResult> results) {
        return countLevels(results) > 1 && countLevels(results) == results.size();
    }

    private static long countLevels(List<RaceResult> results) {
        return results.stream()
                .map(result -> result.history().isolation())
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private static Table guards(List<RaceResult> results) {
        boolean retries = results.stream().anyMatch(result -> result.judgement().retries() > 0);
        Table table = new Table("lrrrrrrrrll");
        heading(table, retries, "", "", "over-", "double", "out of", "", "", "wait", "wait", "fair-", "", "as pro-");
        heading(
                table, retries, "guard", "sold", "sold", "booked", "order", "again", "tick/s", "p50", "p99", "ness",
                "verdict", "mised");
        for (RaceResult result : results) {
            List<Table.Cell> row = new ArrayList<>(row(name(result, results), result));
            if (retries) {
                row.add(
                        RETRIES_COLUMN,
                        Table.Cell.of(String.valueOf(result.judgement().retries())));
                row.remove(FAIRNESS_COLUMN);
            }
            table.row(row);
        }
        return table;
    }

    private static void heading(Table table, boolean retries, String... words) {
        List<String> heading = new ArrayList<>(List.of(words));
        heading.remove(retries ? FAIRNESS_COLUMN : RETRIES_COLUMN);
        table.heading(heading.toArray(String[]::new));
    }

    /** The isolation table: what each level lets happen. */
    private static Table levels(List<RaceResult> results) {
        Table table = new Table("lrrrrrrll");
        table.heading("", "", "over-", "double", "lost", "tried", "", "", "as pro-");
        table.heading("isolation", "sold", "sold", "booked", "updates", "again", "tick/s", "verdict", "mised");
        for (RaceResult result : results) {
            Judgement judgement = result.judgement();
            Isolation level = Objects.requireNonNull(result.history().isolation());
            table.row(List.of(
                    new Table.Cell(level.label(), Colour.HEADING),
                    Table.Cell.of(String.valueOf(judgement.sold())),
                    bad(judgement.oversold()),
                    bad(judgement.doubleBooked()),
                    bad(judgement.lostUpdates()),
                    Table.Cell.of(String.valueOf(judgement.retries())),
                    Table.Cell.of(Numbers.rate(judgement.rate())),
                    new Table.Cell(judgement.verdict().name(), Verdicts.colour(judgement.verdict())),
                    Verdicts.promised(judgement)));
        }
        return table;
    }

    /** Explains how a race can go wrong although its guard kept its promise. */
    private static void explainViolatedAsPromised(List<RaceResult> results, Screen screen) {
        List<String> guards = results.stream()
                .filter(result -> result.judgement().verdict() == Verdict.VIOLATED
                        && result.judgement().asPromised())
                .map(ComparisonReport::label)
                .toList();
        if (!guards.isEmpty()) {
            String sentence = "VIOLATED as promised: " + String.join(", ", guards)
                    + (guards.size() == 1 ? " does" : " do") + " not promise to keep buyers apart.";
            screen.line(screen.paint(Colour.ASIDE, sentence));
        }
    }

    private static List<Table.Cell> row(String guard, RaceResult result) {
        Judgement judgement = result.judgement();
        return List.of(
                new Table.Cell(guard, Colour.HEADING),
                Table.Cell.of(String.valueOf(judgement.sold())),
                bad(judgement.oversold()),
                bad(judgement.doubleBooked()),
                bad(judgement.outOfOrder()),
                Table.Cell.of(Numbers.rate(judgement.rate())),
                Table.Cell.of(time(judgement.waiting(), false)),
                Table.Cell.of(time(judgement.waiting(), true)),
                Table.Cell.of(Numbers.share(result.evenness())),
                new Table.Cell(judgement.verdict().name(), Verdicts.colour(judgement.verdict())),
                Verdicts.promised(judgement));
    }

    private static String label(RaceResult result) {
        return Guards.label(result.history().guard(), result.history().isolation());
    }

    private static Table.Cell bad(@Nullable Integer number) {
        return new Table.Cell(Numbers.of(number), number != null && number > 0 ? Colour.BAD : null);
    }

    private static String time(@Nullable Percentiles waiting, boolean tail) {
        return waiting == null ? Numbers.NONE : Numbers.micros(tail ? waiting.p99() : waiting.p50());
    }
}
