package ticketrace.view.words;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Exploration.Explored;
import ticketrace.explore.Outcome;

/**
 * What an outcome has of one anomaly. A table of outcomes shows it if one of them has something of it.
 *
 * @param words what stands in the column for an outcome
 * @param nothing what stands there if the outcome has nothing of it
 */
public record OutcomeColumn(String heading, Function<Outcome, String> words, String nothing) {

    private static final List<OutcomeColumn> ALL = List.of(
            number("oversold", Outcome::oversold),
            number("sold twice", Outcome::doubleBooked),
            number("lost updates", Outcome::lostUpdates),
            number("vanished", Outcome::vanished),
            number("out of order", Outcome::outOfOrder),
            new OutcomeColumn(
                    "two in at once", outcome -> Boolean.TRUE.equals(outcome.overlaps()) ? "yes" : "no", "no"),
            new OutcomeColumn("stale write", outcome -> outcome.staleWrites() ? "yes" : "no", "no"),
            number("unknown", Outcome::unknown),
            number("tried again", Outcome::retries));

    private static OutcomeColumn number(String heading, Function<Outcome, @Nullable Integer> number) {
        return new OutcomeColumn(heading, outcome -> Numbers.of(number.apply(outcome)), "0");
    }

    /** The columns that a table of these outcomes shows. */
    public static List<OutcomeColumn> told(List<Explored> outcomes) {
        return ALL.stream()
                .filter(column -> outcomes.stream()
                        .anyMatch(explored -> !column.of(explored.outcome()).equals(column.nothing)))
                .toList();
    }

    /** What stands in the column for this outcome. */
    public String of(Outcome outcome) {
        return words.apply(outcome);
    }
}
