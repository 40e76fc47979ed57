package ticketrace.view.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.TurnResult;
import ticketrace.history.Step;
import ticketrace.view.words.StepWords;

/**
 * A turn that was played, and its result in words.
 *
 * @param buyer the buyer, counted from 0
 * @param step the step that the buyer took; null if it took none, or one inside its lock
 */
record TurnRow(
        String turn, int buyer, String says, @Nullable Step step) {

    /** A row for each turn. */
    static List<TurnRow> all(List<TurnResult> turnResults) {
        return turnResults.stream()
                .map(result -> new TurnRow(
                        result.turn().toString(),
                        result.turn().buyer(),
                        StepWords.of(result),
                        result.isBlocked() || result.stepInside() != null ? null : result.step()))
                .toList();
    }
}
