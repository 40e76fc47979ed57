package ticketrace.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one moment of each buyer: the first, or the last, of its added moments; only one of all buyers if they share
 * one clock. That is enough to decide whether any added moment is before, or after, a given one. Not thread-safe.
 */
final class MomentOfEach {

    /**
     * An answer, and the moment that it is about.
     *
     * @param attempt the attempt that has the moment; null if the answer is no
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

    /** Adds a moment; among moments with the same stamp, keeps the one that was added first. */
    void add(Attempt attempt, long at) {
        String clock = clocks.areOne() ? "" : attempt.buyer();
        Moment kept = moments.get(clock);
        if (kept == null || (keepsFirst ? at < kept.at() : at > kept.at())) {
            moments.put(clock, new Moment(attempt, at));
        }
    }

    /** Whether an added moment was before this one; call it only if this object keeps the first moments. */
    Found anyBefore(Attempt attempt, long at) {
        Found best = Found.NONE;
        for (Moment moment : moments.values()) {
            best = better(best, clocks.isBefore(moment.attempt(), moment.at(), attempt, at), moment);
        }
        return best;
    }

    /** Whether this moment was before an added one; call it only if this object keeps the last moments. */
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
