package ticketrace.explore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.guard.Promise;

/**
 * Plays turns of a graph of states, and adds the states to which they lead. A turn that was played before must lead to the
 * same state again. For each state in which schedules end, it audits one real end. Thread safety: one thread.
 */
final class GraphWalk {

    private final SteppedBuyers buyers;
    private final Promise promise;
    private final Choices choices;
    private final Bounds bounds;
    private final FreeMemory memory;
    private final StateTracker tracker;
    private final StateGraph graph;
    private final List<Outcome> outcomes = new ArrayList<>();
    private @Nullable StoppedBy fullBy;
    private @Nullable Play current;

    /** A state in the middle of a play, and the buyers to which it gives its numbers. */
    record Position(int state, List<Integer> order) {}

    GraphWalk(SteppedBuyers buyers, SearchRules rules, Bounds bounds, FreeMemory memory) {
        this.buyers = buyers;
        this.promise = rules.promise();
        this.choices = new Choices(bounds);
        this.bounds = bounds;
        this.memory = memory;
        this.graph = new StateGraph(rules.buyers());
        this.tracker = new StateTracker(rules, bounds.maxSwitches() != null);
    }

    /** The states and turns so far. */
    StateGraph graph() {
        return graph;
    }

    /** The outcomes so far, in the order of their numbers in the graph. */
    List<Outcome> outcomes() {
        return outcomes;
    }

    /** What forbids another state; null if nothing does. */
    @Nullable
    StoppedBy fullBy() {
        return fullBy;
    }

    /** Whether a turn was left out because it would have been one switch too many. */
    boolean leftOutSwitches() {
        return choices.leftOutSwitches();
    }

    /** The turns of the present play. */
    Schedule schedule() {
        return current == null ? new Schedule(List.of()) : current.schedule();
    }

    private Play play() {
        return Objects.requireNonNull(current, "no play has begun");
    }

    /** Begins a play whose turns are not held against the graph. */
    Play playAnew() throws IOException {
        Play play = Play.begin(buyers);
        current = play;
        return play;
    }

    /** Begins a play. It must begin in the same state as each one before. */
    Position begin() throws IOException {
        tracker.begin(playAnew().buyerStates());
        Position at = arrive(-1);
        if (at.state() != 0) {
            throw new SteppingFailedException(
                    "the beginning differs from the first one: the store, or where a buyer stands");
        }
        return at;
    }

    /**
     * Takes a turn of this state. If it was played before, it must lead to the same state again.
     *
     * @return where it leads; the state is {@link StateGraph#NOT_PLAYED} if the graph is full: see {@link #fullBy}
     */
    Position take(Position from, int turn) throws IOException {
        int target = graph.target(turn);
        Turn taken = new Turn(graph.kind(turn), from.order().get(graph.buyer(turn)));
        TurnResult result = target != StateGraph.NOT_PLAYED && graph.isRefused(turn)
                ? play().noteRefusal(taken)
                : play().take(taken);
        tracker.note(result);
        if (target == StateGraph.NOT_PLAYED) {
            Position to = arrive(turn);
            if (to.state() == StateGraph.NOT_PLAYED) {
                return to;
            }
            graph.played(turn, to.state(), renaming(from, to), result.to().place() == BuyerState.Place.REFUSED);
            return to;
        }
        StateEncoder.State state = tracker.state(play(), buyers.look());
        if (graph.find(state.print()) != target) {
            throw new SteppingFailedException("this state seemed equal to that after '" + wayTo(from.state())
                    + "', but there " + taken.kind() + " of the same buyer led to another state");
        }
        auditAgain(target);
        return new Position(target, state.order());
    }

    /** Audits the end of a schedule again, if the user wants all turns checked. */
    private void auditAgain(int state) throws IOException {
        if (bounds.recheck() >= 1 && graph.outcome(state) != StateGraph.NO_OUTCOME) {
            audit(state);
        }
    }

    private static int[] renaming(Position from, Position to) {
        return from.order().stream()
                .mapToInt(buyer -> to.order().indexOf(buyer))
                .toArray();
    }

    /** The state after the turns so far, which is added to the graph if it is new. */
    private Position arrive(int by) throws IOException {
        StateEncoder.State state = tracker.state(play(), buyers.look());
        int known = graph.find(state.print());
        if (known >= 0) {
            auditAgain(known);
            return new Position(known, state.order());
        }
        fullBy = whatForbidsAnother();
        if (fullBy != null) {
            return new Position(StateGraph.NOT_PLAYED, state.order());
        }
        int added = graph.add(state.print(), by);
        if (choices.isOver(play())) {
            audit(added);
            return new Position(added, state.order());
        }
        addTurns(state);
        return new Position(added, state.order());
    }

    /** What forbids another state; null if nothing does. */
    private @Nullable StoppedBy whatForbidsAnother() {
        if (bounds.maxStates() != null && graph.states() >= bounds.maxStates()) {
            return StoppedBy.STATES;
        }
        return memory.has(graph.bytesForAnother()) ? null : StoppedBy.MEMORY;
    }

    /** Adds the turns that this state offers. Turns of buyers that differ only in their names are one. */
    private void addTurns(StateEncoder.State state) {
        for (Turn.Kind kind : Turn.Kind.values()) {
            for (int number = 0; number < state.order().size(); number++) {
                boolean isTwin = state.twins().get(number);
                if (kind != Turn.Kind.TIME
                        && !isTwin
                        && choices.offers(play(), new Turn(kind, state.order().get(number)))) {
                    graph.addTurn(kind, number, state.twins().nextClearBit(number + 1) - number);
                }
            }
        }
        if (choices.offers(play(), Turn.TIME)) {
            graph.addTurn(Turn.Kind.TIME, 0, 1); // time passes for all buyers at once
        }
    }

    /** Audits the end of a schedule. All schedules that end in this state must have the same outcome. */
    private void audit(int state) throws IOException {
        Outcome outcome = judge();
        int known = graph.outcome(state);
        if (known != StateGraph.NO_OUTCOME && !outcomes.get(known).equals(outcome)) {
            throw new SteppingFailedException("this end seemed equal to that of '" + wayTo(state)
                    + "', but the audit says otherwise: " + outcome + "; there " + outcomes.get(known));
        }
        int number = outcomes.indexOf(outcome);
        if (number < 0) {
            number = outcomes.size();
            outcomes.add(outcome);
        }
        graph.judge(state, number);
    }

    /** How the audit judges the present play, which is over. */
    Outcome judge() throws IOException {
        boolean deadlock = play().isDeadlock();
        if (deadlock) {
            play().giveUp();
        }
        return Outcome.of(Audit.judge(buyers.evidence()), deadlock, promise, play().hasTimePassed());
    }

    private Schedule wayTo(int state) {
        return GraphPath.firstTo(graph, state).schedule();
    }
}
