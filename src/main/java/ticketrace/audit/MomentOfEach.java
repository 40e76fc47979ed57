package ticketrace.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of each buyer one moment: the first, or the last, of those that were added; of all buyers one, if they have one clock. That
 * is enough to answer whether any moment that was added is before, or after, another one. One thread.
 */
final class MomentOfEach {

    /**
     * An answer, and the moment that it is about.
     *
     * @param attempt whose moment; null if the answer is no
     */
    record Found(Answer answer, @Nullable Attempt attempt) {

        private static final Found NONE = new Found(Answer.NO, null);
    }

    private record Moment(Attempt attempt, long at) {}

    private final Clocks clocks;
    private final boolean keepsFirst;
    private final Map<String, Moment> moments = new LinkedHashMap<>();

    private MomentOfEach(Clocks clocks, boolean keepsFirst) {
        this.clocks = clocks;
        this.keepsFirst = keepsFirst;
    }

    /** Keeps the first moments. */
    static MomentOfEach first(Clocks clocks) {
        return new MomentOfEach(clocks, true);
    }

    /** Keeps the last moments. */
    static MomentOfEach last(Clocks clocks) {
        return new MomentOfEach(clocks, false);
    }

    /** Adds a moment; of several with the same stamp the one that came first is kept. */
    void add(Attempt attempt, long at) {
        String clock = clocks.areOne() ? "" : attempt.buyer();
        Moment kept = moments.get(clock);
        if (kept == null || (keepsFirst ? at < kept.at() : at > kept.at())) {
            moments.put(clock, new Moment(attempt, at));
        }
    }

    /** Whether one that was added was before this one; for one that keeps the first. */
    Found anyBefore(Attempt attempt, long at) {
        Found best = Found.NONE;
        for (Moment moment : moments.values()) {
            best = better(best, clocks.isBefore(moment.attempt(), moment.at(), attempt, at), moment);
        }
        return best;
    }

    /** Whether this one was before one that was added; for one that keeps the last. */
    Found anyAfter(Attempt attempt, long at) {
        Found best = Found.NONE;
        for (Moment moment : moments.values()) {
            best = better(best, clocks.isBefore(attempt, at, moment.attempt(), moment.at()), moment);
        }
        return best;
    }

    private static Found better(Found best, Answer answer, Moment moment) {
        boolean isBetter = answer == Answer.YES
                ? best.answer() != Answer.YES
                : answer == Answer.CANNOT_BE_TOLD && best.answer() == Answer.NO;
        return isBetter ? new Found(answer, moment.attempt()) : best;
    }
}
