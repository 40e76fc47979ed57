package ticketrace.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Verdict;

/**
 * The states of an exploration and the turns between them, for people and other programs. Each state is named by the
 * schedule by which the explorer first came to it. Nothing is computed before somebody looks. One thread.
 */
public final class StatePicture {

    private final StateGraph graph;
    private final List<Outcome> outcomes;
    private int @Nullable [] turnsToViolation;
    private int @Nullable [] turnsToAnother;

    StatePicture(StateGraph graph, List<Outcome> outcomes) {
        this.graph = graph;
        this.outcomes = outcomes;
    }

    /** Which ends can be reached from a state. */
    public enum Fate {
        /** Every schedule from here on ends VIOLATED. */
        LOST,
        /** Some do. */
        OPEN,
        /** None does. */
        SAFE
    }

    /**
     * A state.
     *
     * @param path the schedule by which the explorer first came to it
     * @param outcome how the schedules end that end here; null if they go on
     */
    public record State(
            int number, Schedule path, Fate fate, @Nullable Outcome outcome) {}

    /**
     * A turn from one state to another.
     *
     * @param turns the turn, after the first path to the state {@code from}, and the same turn of each other buyer for
     *     which it stands, because they differ only in their names
     */
    public record Edge(int from, int to, List<Turn> turns) {

        public Edge {
            turns = List.copyOf(turns);
        }

        /** The first of its turns. */
        public Turn turn() {
            return turns.get(0);
        }

        /** For how many buyers it stands. */
        public int twins() {
            return turns.size();
        }
    }

    private boolean isEnd(int state) {
        return graph.outcome(state) != StateGraph.NO_OUTCOME;
    }

    private boolean isViolated(int state) {
        return outcomes.get(graph.outcome(state)).verdict() == Verdict.VIOLATED;
    }

    /** How many states there are; they have the numbers from 0. State 0 is the beginning. */
    public int size() {
        return graph.states();
    }

    public State state(int number) {
        return new State(
                number,
                GraphPath.firstTo(graph, number).schedule(),
                fate(number),
                isEnd(number) ? outcomes.get(graph.outcome(number)) : null);
    }

    /** Which ends can be reached from this state. */
    public Fate fate(int number) {
        int[] toViolation = turnsToViolation;
        int[] toAnother = turnsToAnother;
        if (toViolation == null || toAnother == null) {
            IncomingTurns incoming = new IncomingTurns(graph);
            toViolation = incoming.turnsTo(state -> isEnd(state) && isViolated(state));
            toAnother = incoming.turnsTo(state -> isEnd(state) && !isViolated(state));
            turnsToViolation = toViolation;
            turnsToAnother = toAnother;
        }
        boolean canViolate = toViolation[number] != IncomingTurns.UNREACHABLE;
        boolean canEndOtherwise = toAnother[number] != IncomingTurns.UNREACHABLE;
        return !canViolate ? Fate.SAFE : canEndOtherwise ? Fate.OPEN : Fate.LOST;
    }

    /** The turns of a state that were played. */
    public List<Edge> edgesFrom(int state) {
        GraphPath path = GraphPath.firstTo(graph, state);
        List<Edge> edges = new ArrayList<>();
        for (int turn = graph.firstTurn(state); turn < graph.endOfTurns(state); turn++) {
            if (graph.target(turn) != StateGraph.NOT_PLAYED) {
                int first = graph.buyer(turn);
                int played = turn;
                edges.add(new Edge(
                        state,
                        graph.target(turn),
                        IntStream.range(first, first + graph.twins(turn))
                                .mapToObj(number -> path.turn(played, number))
                                .toList()));
            }
        }
        return edges;
    }
}
