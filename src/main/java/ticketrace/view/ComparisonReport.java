package ticketrace.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Judgement;
import ticketrace.audit.Percentiles;
import ticketrace.audit.Verdict;
import ticketrace.race.RaceResult;

/** Several guards side by side: a table with a row for each, and a sentence with an example from the evidence. */
public final class ComparisonReport {

    private ComparisonReport() {}

    public static void print(List<RaceResult> results, Screen screen) {
        if (results.isEmpty()) {
            return;
        }
        Table table = new Table("lrrrrrrrrll");
        table.heading("", "", "over-", "double", "out of", "", "wait", "wait", "fair-", "", "as pro-");
        table.heading("guard", "sold", "sold", "booked", "order", "tick/s", "p50", "p99", "ness", "verdict", "mised");
        for (RaceResult result : results) {
            table.row(row(result));
        }
        table.print(screen, "");
        explainViolatedAsPromised(results, screen);
        screen.line();
        for (RaceResult result : results) {
            String guard = result.history().guard();
            screen.sentence(screen.paint(Ink.HEADING, guard) + ": ", guard.length() + 2, Story.of(result));
            result.failures().forEach(failure -> screen.sentence(screen.paint(Ink.BAD, "! "), 2, failure));
        }
    }

    /** That a race went wrong and its guard kept its promise needs a word. */
    private static void explainViolatedAsPromised(List<RaceResult> results, Screen screen) {
        List<String> guards = results.stream()
                .filter(result -> result.judgement().verdict() == Verdict.VIOLATED
                        && result.judgement().asPromised())
                .map(result -> result.history().guard())
                .toList();
        if (!guards.isEmpty()) {
            String sentence = "VIOLATED as promised: " + String.join(", ", guards)
                    + (guards.size() == 1 ? " does" : " do") + " not promise to keep buyers apart.";
            screen.line(screen.paint(Ink.ASIDE, sentence));
        }
    }

    private static List<Table.Cell> row(RaceResult result) {
        Judgement judgement = result.judgement();
        return List.of(
                new Table.Cell(result.history().guard(), Ink.HEADING),
                Table.Cell.of(String.valueOf(judgement.sold())),
                bad(judgement.oversold()),
                bad(judgement.doubleBooked()),
                bad(judgement.outOfOrder()),
                Table.Cell.of(Numbers.rate(judgement.ticketsPerSecond())),
                Table.Cell.of(time(judgement.waiting(), false)),
                Table.Cell.of(time(judgement.waiting(), true)),
                Table.Cell.of(Numbers.share(judgement.fairness())),
                new Table.Cell(judgement.verdict().name(), Verdicts.ink(judgement.verdict())),
                Verdicts.promised(judgement));
    }

    private static Table.Cell bad(@Nullable Integer number) {
        return new Table.Cell(Numbers.of(number), number != null && number > 0 ? Ink.BAD : null);
    }

    private static String time(@Nullable Percentiles waiting, boolean tail) {
        return waiting == null ? Numbers.NONE : Numbers.micros(tail ? waiting.p99() : waiting.p50());
    }
}
