package ticketrace.view.words;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Exploration.Explored;
import ticketrace.explore.Outcome;

/** A number of an outcome that a table of outcomes shows if it is not 0 in all of them. */
public record OutcomeColumn(String heading, Function<Outcome, @Nullable Integer> number) {

    private static final List<OutcomeColumn> ALL = List.of(
            new OutcomeColumn("oversold", Outcome::oversold),
            new OutcomeColumn("sold twice", Outcome::doubleBooked),
            new OutcomeColumn("lost updates", Outcome::lostUpdates),
            new OutcomeColumn("vanished", Outcome::vanished),
            new OutcomeColumn("out of order", Outcome::outOfOrder),
            new OutcomeColumn("unknown", Outcome::unknown),
            new OutcomeColumn("tried again", Outcome::retries));

    /** The columns that a table of these outcomes shows. */
    public static List<OutcomeColumn> told(List<Explored> outcomes) {
        return ALL.stream()
                .filter(column -> outcomes.stream()
                        .anyMatch(explored -> !Objects.equals(column.number.apply(explored.outcome()), 0)))
                .toList();
    }

    /** The number of this outcome in words. */
    public String of(Outcome outcome) {
        return Numbers.of(number.apply(outcome));
    }
}
