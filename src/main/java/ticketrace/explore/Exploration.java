package ticketrace.explore;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an exploration found.
 *
 * @param schedules how many schedules were played to their end
 * @param complete whether those were all there are
 * @param stoppedBy what ended it before that, in words; null if nothing did
 * @param switchesBounded whether schedules were left out because they switch too often
 * @param failure what a buyer did that it should not, in words; the exploration ended there. Null if none did
 * @param failedAt the schedule at which it did; null if none did
 * @param violating how many schedules were VIOLATED
 * @param deadlocks how many ended with all that lived waiting in vain
 * @param firstViolating the first that was VIOLATED; null if none was
 * @param took how long it took, without the forking of the first processes
 * @param outcomes the distinct outcomes, the worst first
 */
public record Exploration(
        int schedules,
        boolean complete,
        @Nullable String stoppedBy,
        boolean switchesBounded,
        @Nullable String failure,
        @Nullable Schedule failedAt,
        int violating,
        int deadlocks,
        @Nullable Schedule firstViolating,
        Duration took,
        List<Explored> outcomes) {

    /**
     * A distinct outcome.
     *
     * @param outcome what it is
     * @param count how many schedules lead to it
     * @param shortest the simplest of them: see {@link Schedule#SIMPLEST_FIRST}
     * @param trace what happens in that one, turn by turn
     */
    public record Explored(Outcome outcome, int count, Schedule shortest, List<TurnResult> trace) {

        Explored and(Explored more) {
            boolean simpler = Schedule.SIMPLEST_FIRST.compare(more.shortest, shortest) < 0;
            Explored kept = simpler ? more : this;
            return new Explored(outcome, count + more.count, kept.shortest, kept.trace);
        }
    }

    /** Whether nothing was seen that the guard forbids. */
    public boolean asPromised() {
        return outcomes.stream()
                .noneMatch(explored -> explored.outcome().expectation() == OutcomeExpectation.FORBIDDEN);
    }
}
