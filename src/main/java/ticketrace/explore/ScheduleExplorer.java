package ticketrace.explore;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Promise;

/**
 * Plays every schedule: depth first, each from its beginning, without a memory of states (stateless search, as in
 * Godefroid's VeriSoft, 1997). A repeated turn must have the same result as before, or the exploration ends.
 *
 * <p>Thread safety: one thread.
 */
final class ScheduleExplorer {

    private final SteppedBuyers buyers;
    private final Bounds bounds;
    private final Choices choices;
    private final EarlyEnd earlyEnd;
    private final IntConsumer progress;
    private final List<Branch> path = new ArrayList<>();
    private final Tally tally;

    /** A point of the path with its possible turns, and the turn that the explorer takes now. */
    private static final class Branch {

        private final List<Turn> choices;
        private int taken;
        private @Nullable TurnResult turnResult;

        Branch(List<Turn> choices) {
            this.choices = choices;
        }

        Turn turn() {
            return choices.get(taken);
        }

        boolean turnToNext() {
            turnResult = null;
            return ++taken < choices.size();
        }
    }

    private ScheduleExplorer(
            SteppedBuyers buyers, Promise promise, Bounds bounds, BooleanSupplier interrupted, IntConsumer progress) {
        this.buyers = buyers;
        this.tally = new Tally(buyers, promise);
        this.bounds = bounds;
        this.choices = new Choices(bounds);
        this.earlyEnd = new EarlyEnd(bounds.timeLimit(), interrupted);
        this.progress = progress;
    }

    /**
     * Explores within the bounds.
     *
     * @param promise what the guard promises
     * @param interrupted asked before each further schedule; when it is true, the exploration ends with the result so
     *     far
     * @param progress gets the number of played schedules after each schedule
     * @throws IOException if the store or the evidence fails; a failure of a buyer is part of the result instead
     */
    static Exploration explore(
            SteppedBuyers buyers, Promise promise, Bounds bounds, BooleanSupplier interrupted, IntConsumer progress)
            throws IOException {
        return new ScheduleExplorer(buyers, promise, bounds, interrupted, progress).explore();
    }

    private Exploration explore() throws IOException {
        StoppedBy stoppedBy = null;
        String failure = null;
        Schedule failedAt = null;
        boolean more = true;
        try {
            while (more && stoppedBy == null) {
                playOn();
                more = turnBack();
                stoppedBy = more ? stoppedBy() : null;
            }
        } catch (SteppingFailedException e) {
            failure = e.getMessage();
            failedAt = soFar();
        }
        return new Exploration(
                BigInteger.valueOf(tally.schedules()),
                !more && failure == null && !choices.leftOutSwitches(),
                stoppedBy,
                choices.leftOutSwitches(),
                failure,
                failedAt,
                tally.violating(),
                tally.deadlocks(),
                tally.firstViolating(),
                earlyEnd.sinceBegin(),
                tally.outcomes(),
                null,
                null,
                null);
    }

    private Schedule soFar() {
        List<Turn> turns = new ArrayList<>();
        path.forEach(branch -> turns.add(branch.turn()));
        return new Schedule(turns);
    }

    private @Nullable StoppedBy stoppedBy() {
        boolean tooMany = bounds.maxSchedules() != null && tally.schedules() >= bounds.maxSchedules();
        return tooMany ? StoppedBy.SCHEDULES : earlyEnd.reason();
    }

    /** Plays the path from its beginning, and continues to the end of a schedule. */
    private void playOn() throws IOException {
        Play play = Play.begin(buyers);
        for (Branch branch : path) {
            if (branch.turnResult == null) {
                branch.turnResult = play.take(branch.turn());
            } else {
                play.repeat(branch.turnResult);
            }
        }
        while (!choices.isOver(play)) {
            List<Turn> turns = choices.at(play);
            if (turns.isEmpty()) {
                return; // every turn left would be one switch too many
            }
            Branch branch = new Branch(turns);
            path.add(branch);
            branch.turnResult = play.take(branch.turn());
        }
        tally.count(play);
        progress.accept(tally.schedules());
    }

    /** Goes back to the last point with an untried turn; returns false if there is none. */
    private boolean turnBack() {
        while (!path.isEmpty()) {
            if (path.get(path.size() - 1).turnToNext()) {
                return true;
            }
            path.remove(path.size() - 1);
        }
        return false;
    }
}
