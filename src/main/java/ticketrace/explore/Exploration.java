package ticketrace.explore;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of an exploration.
 *
 * @param schedules how many schedules the explorer counted; this and the other counts are 0 if there is a livelock
 * @param complete whether these were all schedules
 * @param stoppedBy what stopped the exploration early; null if nothing did
 * @param switchesBounded whether the explorer left out schedules because they switch too often
 * @param failure the failure of a buyer that ended the exploration, in words; null if no buyer failed
 * @param failedAt the schedule in which the buyer failed; null if no buyer failed
 * @param violating how many schedules were VIOLATED
 * @param deadlocks how many schedules ended in a deadlock
 * @param firstViolating the first schedule that was VIOLATED; null if none was
 * @param took how long the exploration took, without the fork of the first processes
 * @param outcomes the distinct outcomes, the worst first
 * @param graph what the explorer merged; null if it played every schedule
 * @param livelock an order of steps that need not end, so that there is no number of schedules; null if each schedule
 *     ends
 * @param sampled the random sample that the explorer played instead of all schedules; null if it was none
 */
public record Exploration(
        BigInteger schedules,
        boolean complete,
        @Nullable StoppedBy stoppedBy,
        boolean switchesBounded,
        @Nullable String failure,
        @Nullable Schedule failedAt,
        BigInteger violating,
        BigInteger deadlocks,
        @Nullable Schedule firstViolating,
        Duration took,
        List<Explored> outcomes,
        @Nullable Graph graph,
        @Nullable Livelock livelock,
        @Nullable Sampled sampled) {

    /**
     * A graph of states.
     *
     * @param states how many states the schedules go through
     * @param turns how many turns between them the explorer played
     * @param symmetric whether states, and turns, that differ only in the names of buyers count once
     * @param processes how many processes were started for the buyers, those in place of killed ones included
     * @param rechecked what the explorer played again from equal states
     * @param picture the graph itself; null if nobody needs it
     */
    public record Graph(
            int states,
            int turns,
            boolean symmetric,
            int processes,
            Rechecked rechecked,
            @Nullable StatePicture picture) {}

    /**
     * The turns that were played again, each from an equal state at the end of another path if there is one.
     *
     * @param turns how many were played again
     * @param drawn how many were to be played again
     */
    public record Rechecked(int turns, int drawn) {}

    /**
     * A sample that was played.
     *
     * @param longest the number of turns of its longest schedule
     */
    public record Sampled(Sample sample, int longest) {}

    /**
     * A distinct outcome.
     *
     * @param outcome the outcome
     * @param count how many schedules lead to it
     * @param shortest the simplest of these schedules: see {@link Schedule#SIMPLEST_FIRST}
     * @param trace the results of that schedule's turns; empty if the exploration had to end before it played them again
     */
    public record Explored(Outcome outcome, BigInteger count, Schedule shortest, List<TurnResult> trace) {

        Explored and(Explored more) {
            boolean simpler = Schedule.SIMPLEST_FIRST.compare(more.shortest, shortest) < 0;
            Explored kept = simpler ? more : this;
            return new Explored(outcome, count.add(more.count), kept.shortest, kept.trace);
        }
    }

    /** Whether the schedules were counted: if one of them need not end, there is no number of them. */
    public boolean isCounted() {
        return livelock == null;
    }

    /** Whether the guard kept its promise in every outcome that was found. */
    public boolean asPromised() {
        return outcomes.stream()
                .noneMatch(explored -> explored.outcome().expectation() == OutcomeExpectation.FORBIDDEN);
    }

    /** Whether the guard keeps its promise. */
    public KeptPromise promise() {
        if (!asPromised()) {
            return KeptPromise.BROKEN;
        }
        boolean isProof = complete && failure == null && livelock == null && sampled == null;
        return isProof ? KeptPromise.KEPT : KeptPromise.UNKNOWN;
    }
}
