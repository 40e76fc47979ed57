package ticketrace.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
    private final boolean complete;
    private final @Nullable StoppedBy stoppedBy;
    private @Nullable List<Fate> fates;

    /**
     * A picture of the graph.
     *
     * @param complete whether the graph has all schedules there are
     * @param stoppedBy what ended the exploration early; null if nothing did
     */
    StatePicture(StateGraph graph, List<Outcome> outcomes, boolean complete, @Nullable StoppedBy stoppedBy) {
        this.graph = graph;
        this.outcomes = outcomes;
        this.complete = complete;
        this.stoppedBy = stoppedBy;
    }

    /** Whether the graph has all schedules there are. */
    public boolean isComplete() {
        return complete;
    }

    /** What ended the exploration early; null if nothing did. */
    public @Nullable StoppedBy stoppedBy() {
        return stoppedBy;
    }

    /** Which ends can be reached from a state. */
    public enum Fate {
        /** Every schedule from here on ends VIOLATED. */
        LOST,
        /** Some do. */
        OPEN,
        /** None does, and none ends VALID: there is nothing but deadlocks and UNKNOWN. */
        DOUBTFUL,
        /** None does, and some end VALID. */
        SAFE,
        /** A turn that was not played can come, and what was played does not decide it. */
        NOT_KNOWN
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

    /** Whether schedules end in this state, and with such an outcome. */
    private boolean endsWith(int state, Predicate<Outcome> wanted) {
        return isEnd(state) && wanted.test(outcomes.get(graph.outcome(state)));
    }

    private static boolean isViolated(Outcome outcome) {
        return outcome.verdict() == Verdict.VIOLATED;
    }

    private static boolean isValid(Outcome outcome) {
        return outcome.verdict() == Verdict.VALID && !outcome.deadlock();
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
        List<Fate> known = fates;
        if (known == null) {
            known = fates();
            fates = known;
        }
        return known.get(number);
    }

    private List<Fate> fates() {
        IncomingTurns incoming = new IncomingTurns(graph);
        int[] toViolated = incoming.turnsTo(state -> endsWith(state, StatePicture::isViolated));
        int[] toValid = incoming.turnsTo(state -> endsWith(state, StatePicture::isValid));
        int[] toAnother =
                incoming.turnsTo(state -> endsWith(state, outcome -> !isViolated(outcome) && !isValid(outcome)));
        int[] toUnplayed = incoming.turnsTo(this::goesOnUnplayed);
        return IntStream.range(0, size())
                .mapToObj(state -> fate(
                        toUnplayed[state] != IncomingTurns.UNREACHABLE,
                        toViolated[state] != IncomingTurns.UNREACHABLE,
                        toValid[state] != IncomingTurns.UNREACHABLE,
                        toAnother[state] != IncomingTurns.UNREACHABLE))
                .toList();
    }

    /** Whether a turn of this state was not played. A state without turns that is no end was left before they were known. */
    private boolean goesOnUnplayed(int state) {
        int first = graph.firstTurn(state);
        int end = graph.endOfTurns(state);
        return (first == end && !isEnd(state))
                || IntStream.range(first, end).anyMatch(turn -> graph.target(turn) == StateGraph.NOT_PLAYED);
    }

    private static Fate fate(
            boolean mayGoElsewhere, boolean canBeViolated, boolean canBeValid, boolean canEndOtherwise) {
        if (canBeViolated && (canBeValid || canEndOtherwise)) {
            return Fate.OPEN;
        }
        if (mayGoElsewhere) {
            return Fate.NOT_KNOWN;
        }
        if (canBeViolated) {
            return Fate.LOST;
        }
        return canBeValid ? Fate.SAFE : Fate.DOUBTFUL;
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
