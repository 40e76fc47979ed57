package ticketrace.explore;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.audit.Verdict;
import ticketrace.guard.Promise;

/**
 * Plays every schedule: depth first, each from its beginning, without a memory of states (stateless search, as in
 * Godefroid's VeriSoft, 1997). A repeated turn must have the same result as before, or the exploration ends.
 *
 * <p>Thread safety: one thread.
 */
public final class Explorer {

    private final SteppedBuyers buyers;
    private final Promise promise;
    private final Bounds bounds;
    private final BooleanSupplier interrupted;
    private final IntConsumer progress;
    private final List<Branch> path = new ArrayList<>();
    private final Map<Outcome, Exploration.Explored> outcomes = new HashMap<>();
    private int schedules;
    private int violating;
    private int deadlocks;
    private boolean switchesBounded;
    private @Nullable Schedule firstViolating;

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

    private Explorer(
            SteppedBuyers buyers, Promise promise, Bounds bounds, BooleanSupplier interrupted, IntConsumer progress) {
        this.buyers = buyers;
        this.promise = promise;
        this.bounds = bounds;
        this.interrupted = interrupted;
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
    public static Exploration explore(
            SteppedBuyers buyers, Promise promise, Bounds bounds, BooleanSupplier interrupted, IntConsumer progress)
            throws IOException {
        return new Explorer(buyers, promise, bounds, interrupted, progress).explore();
    }

    private Exploration explore() throws IOException {
        long began = System.nanoTime();
        String stoppedBy = null;
        String failure = null;
        Schedule failedAt = null;
        boolean more = true;
        try {
            while (more && stoppedBy == null) {
                playOn();
                more = turnBack();
                stoppedBy = more ? stoppedBy(began) : null;
            }
        } catch (SteppingFailedException e) {
            failure = e.getMessage();
            failedAt = soFar();
        }
        return new Exploration(
                schedules,
                !more && failure == null && !switchesBounded,
                stoppedBy,
                switchesBounded,
                failure,
                failedAt,
                violating,
                deadlocks,
                firstViolating,
                Duration.ofNanos(System.nanoTime() - began),
                outcomes.values().stream()
                        .sorted((one, other) -> Outcome.WORST_FIRST.compare(one.outcome(), other.outcome()))
                        .toList());
    }

    private Schedule soFar() {
        List<Turn> turns = new ArrayList<>();
        path.forEach(branch -> turns.add(branch.turn()));
        return new Schedule(turns);
    }

    private @Nullable String stoppedBy(long began) {
        if (interrupted.getAsBoolean()) {
            return "Ctrl-C";
        }
        if (bounds.maxSchedules() != null && schedules >= bounds.maxSchedules()) {
            return "the limit of " + bounds.maxSchedules() + " schedules";
        }
        boolean timeOver = bounds.timeLimit() != null
                && System.nanoTime() - began >= bounds.timeLimit().toNanos();
        return timeOver ? "the time limit" : null;
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
        while (!play.isOver() || mustRespawn(play)) {
            List<Turn> choices = choices(play);
            if (choices.isEmpty()) {
                return; // every turn left would be one switch too many
            }
            Branch branch = new Branch(choices);
            path.add(branch);
            branch.turnResult = play.take(branch.turn());
        }
        count(play);
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

    private boolean mustRespawn(Play play) {
        List<TurnResult> turnResults = play.turnResults();
        return bounds.respawn()
                && !turnResults.isEmpty()
                && turnResults.get(turnResults.size() - 1).turn().kind() == Turn.Kind.KILL;
    }

    /** Every possible turn, steps first. */
    private List<Turn> choices(Play play) {
        Schedule soFar = play.schedule();
        List<Turn> choices = new ArrayList<>();
        if (mustRespawn(play)) {
            choices.add(Turn.respawn(soFar.turns().get(soFar.turns().size() - 1).buyer()));
            return choices;
        }
        for (int buyer = 0; buyer < play.buyerStates().size(); buyer++) {
            add(Turn.step(buyer), play, soFar, choices);
        }
        for (int buyer = 0; buyer < play.buyerStates().size() && soFar.kills() < bounds.kills(); buyer++) {
            add(Turn.kill(buyer), play, soFar, choices);
        }
        return choices;
    }

    private void add(Turn turn, Play play, Schedule soFar, List<Turn> choices) {
        if (!play.offers(turn)) {
            return;
        }
        if (bounds.maxSwitches() != null && !soFar.turns().isEmpty()) {
            boolean switches = soFar.turns().get(soFar.turns().size() - 1).buyer() != turn.buyer();
            if (switches && soFar.switches() >= bounds.maxSwitches()) {
                switchesBounded = true;
                return;
            }
        }
        choices.add(turn);
    }

    private void count(Play play) throws IOException {
        boolean deadlock = play.isDeadlock();
        if (deadlock) {
            play.giveUp();
            deadlocks++;
        }
        Outcome outcome = Outcome.of(Audit.judge(buyers.evidence()), deadlock, promise);
        Schedule schedule = play.schedule();
        schedules++;
        if (outcome.verdict() == Verdict.VIOLATED) {
            violating++;
            firstViolating = firstViolating == null ? schedule : firstViolating;
        }
        Exploration.Explored once = new Exploration.Explored(outcome, 1, schedule, List.copyOf(play.turnResults()));
        outcomes.merge(outcome, once, Exploration.Explored::and);
        progress.accept(schedules);
    }
}
