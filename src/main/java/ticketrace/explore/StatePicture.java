package ticketrace.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Verdict;

/**
 * The states of an exploration and the turns between them, for people and other programs. Each state has a number: 0 is
 * the beginning, and a state that the explorer first came to by fewer turns has a smaller number. Nothing is computed
 * before somebody looks. One thread.
 */
public final class StatePicture {

    private final StateGraph graph;
    private final List<Outcome> outcomes;
    private final boolean complete;
    private final @Nullable StoppedBy stoppedBy;
    private @Nullable List<Fate> fates;
    private @Nullable Numbering numbering;

    /** Which number each state of the graph has. */
    private static final class Numbering {
        private final int[] states;
        private final int[] numbers;

        Numbering(StateGraph graph) {
            int[] turns = new int[graph.states()];
            for (int state = 1; state < turns.length; state++) { // each was found after the one that leads to it
                turns[state] = turns[graph.source(graph.cameBy(state))] + 1;
            }
            states = IntStream.range(0, turns.length)
                    .boxed()
                    .sorted(Comparator.comparingInt(state -> turns[state]))
                    .mapToInt(state -> state)
                    .toArray();
            numbers = new int[states.length];
            for (int number = 0; number < states.length; number++) {
                numbers[states[number]] = number;
            }
        }
    }

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

    private Numbering numbering() {
        Numbering known = numbering;
        if (known == null) {
            known = new Numbering(graph);
            numbering = known;
        }
        return known;
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

    /** How many states there are; they have the numbers from 0. */
    public int size() {
        return graph.states();
    }

    public State state(int number) {
        int state = numbering().states[number];
        return new State(
                number,
                GraphPath.firstTo(graph, state).schedule(),
                fate(number),
                isEnd(state) ? outcomes.get(graph.outcome(state)) : null);
    }

    /** Which ends can be reached from this state. */
    public Fate fate(int number) {
        List<Fate> known = fates;
        if (known == null) {
            known = fates();
            fates = known;
        }
        return known.get(numbering().states[number]);
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
    public List<Edge> edgesFrom(int number) {
        int state = numbering().states[number];
        GraphPath path = GraphPath.firstTo(graph, state);
        List<Edge> edges = new ArrayList<>();
        for (int turn = graph.firstTurn(state); turn < graph.endOfTurns(state); turn++) {
            if (graph.target(turn) != StateGraph.NOT_PLAYED) {
                int first = graph.buyer(turn);
                int played = turn;
                edges.add(new Edge(
                        number,
                        numbering().numbers[graph.target(turn)],
                        IntStream.range(first, first + graph.twins(turn))
                                .mapToObj(buyer -> path.turn(played, buyer))
                                .toList()));
            }
        }
        return edges;
    }
}
