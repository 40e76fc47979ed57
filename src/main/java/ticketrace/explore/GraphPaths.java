package ticketrace.explore;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts the schedules of a graph of states, and finds the simplest ones. A schedule is a path from the first state to
 * an end. A turn that stands for several buyers is as many paths. Thread safety: one thread.
 */
final class GraphPaths {

    private final StateGraph graph;
    private final int outcomes;
    private final IncomingTurns incoming;
    private final int[] sources;
    private final BigInteger[] schedules;

    /**
     * Counts the schedules.
     *
     * @param outcomes how many different outcomes the ends have
     */
    GraphPaths(StateGraph graph, int outcomes) {
        this.graph = graph;
        this.outcomes = outcomes;
        this.incoming = new IncomingTurns(graph);
        this.sources = graph.sourcesFirst();
        this.schedules = count();
    }

    /** Whether a path leads back to a state that it had left. Then some paths have no end, and no schedule is counted. */
    private boolean isEndless() {
        return sources.length < graph.states();
    }

    private BigInteger[] count() {
        BigInteger[] of = new BigInteger[outcomes];
        Arrays.fill(of, BigInteger.ZERO);
        if (isEndless()) {
            return of;
        }
        @Nullable BigInteger[] paths = new BigInteger[graph.states()];
        for (int state : sources) {
            BigInteger here = state == 0 ? BigInteger.ONE : paths[state];
            paths[state] = null; // a graph may have millions of states
            if (here == null) {
                continue;
            }
            if (graph.outcome(state) != StateGraph.NO_OUTCOME) {
                of[graph.outcome(state)] = of[graph.outcome(state)].add(here);
            }
            for (int turn = graph.firstTurn(state); turn < graph.endOfTurns(state); turn++) {
                int target = graph.target(turn);
                if (target != StateGraph.NOT_PLAYED) {
                    BigInteger more = here.multiply(BigInteger.valueOf(graph.twins(turn)));
                    BigInteger before = paths[target];
                    paths[target] = before == null ? more : before.add(more);
                }
            }
        }
        return of;
    }

    /** How many schedules come to the outcome with this number; 0 if they are not counted. */
    BigInteger schedulesTo(int outcome) {
        return schedules[outcome];
    }

    /** A path that leads back to a state in which it was before, up to the names of the buyers; null if there is none. */
    @Nullable
    Livelock livelock() {
        return isEndless() ? Livelock.in(graph, incoming, sources) : null;
    }

    /** The first schedule to such an outcome, in the order in which schedules are tried; null if there is none. */
    @Nullable
    Schedule first(IntPredicate isWanted) {
        int[] turnsTo = incoming.turnsTo(
                state -> graph.outcome(state) != StateGraph.NO_OUTCOME && isWanted.test(graph.outcome(state)));
        if (isEndless() || turnsTo[0] == IncomingTurns.UNREACHABLE) {
            return null;
        }
        GraphPath path = new GraphPath(graph);
        while (graph.outcome(path.state()) == StateGraph.NO_OUTCOME) {
            goFirst(path, turnsTo);
        }
        return path.schedule();
    }

    private void goFirst(GraphPath path, int[] turnsTo) {
        int bestTurn = GraphPath.NO_ONE;
        int bestNumber = GraphPath.NO_ONE;
        for (int turn = graph.firstTurn(path.state()); turn < graph.endOfTurns(path.state()); turn++) {
            int end = graph.buyer(turn) + graph.twins(turn);
            for (int number = graph.buyer(turn); number < end; number++) {
                boolean better = bestTurn == GraphPath.NO_ONE
                        || isBefore(path.turn(turn, number), path.turn(bestTurn, bestNumber));
                boolean leads = graph.target(turn) != StateGraph.NOT_PLAYED
                        && turnsTo[graph.target(turn)] != IncomingTurns.UNREACHABLE;
                if (leads && better) {
                    bestTurn = turn;
                    bestNumber = number;
                }
            }
        }
        path.go(bestTurn, bestNumber);
    }

    private static boolean isBefore(Turn one, Turn other) {
        int kinds = one.kind().compareTo(other.kind());
        return kinds < 0 || (kinds == 0 && one.buyer() < other.buyer());
    }

    /** The simplest schedule to the outcome with this number: see {@link Schedule#SIMPLEST_FIRST}. */
    Schedule simplest(int outcome) {
        FewestSwitches switches = new FewestSwitches(incoming.turnsTo(state -> graph.outcome(state) == outcome));
        GraphPath path = new GraphPath(graph);
        while (switches.turnsTo[path.state()] > 0) {
            int left = switches.from(path.state(), path.lastMoved());
            int bestTurn = GraphPath.NO_ONE;
            int bestNumber = GraphPath.NO_ONE;
            for (int turn = graph.firstTurn(path.state()); turn < graph.endOfTurns(path.state()); turn++) {
                int end = graph.buyer(turn) + graph.twins(turn);
                for (int number = graph.buyer(turn); number < end; number++) {
                    if (switches.leadsOn(path.state(), turn)
                            && switches.by(turn, number, path.lastMoved()) == left
                            && (bestTurn == GraphPath.NO_ONE
                                    || isAlphabeticallyBefore(path, turn, number, bestTurn, bestNumber))) {
                        bestTurn = turn;
                        bestNumber = number;
                    }
                }
            }
            path.go(bestTurn, bestNumber);
        }
        return path.schedule();
    }

    private static boolean isAlphabeticallyBefore(
            GraphPath path, int turn, int number, int otherTurn, int otherNumber) {
        return path.turn(turn, number)
                        .toString()
                        .compareTo(path.turn(otherTurn, otherNumber).toString())
                < 0;
    }

    /** A state, and the number of the buyer that moved last. */
    private record Moved(int state, int lastMoved) {}

    /** The fewest switches between buyers on the shortest paths to an outcome. */
    private final class FewestSwitches {
        private final int[] turnsTo;
        private final Map<Moved, Integer> known = new HashMap<>();

        FewestSwitches(int[] turnsTo) {
            this.turnsTo = turnsTo;
        }

        boolean leadsOn(int state, int turn) {
            int target = graph.target(turn);
            return target != StateGraph.NOT_PLAYED && turnsTo[target] == turnsTo[state] - 1;
        }

        /** The fewest from this state on, if the buyer with this number moved last. A path may have thousands of turns. */
        int from(int state, int lastMoved) {
            Deque<Moved> unknown = new ArrayDeque<>(List.of(new Moved(state, lastMoved)));
            while (!unknown.isEmpty()) {
                Moved at = unknown.element();
                List<Moved> next = known.containsKey(at) ? List.of() : unknownAfter(at);
                if (next.isEmpty()) {
                    known.putIfAbsent(at, fewest(at));
                    unknown.remove();
                } else {
                    next.forEach(unknown::push);
                }
            }
            return known(new Moved(state, lastMoved));
        }

        private int known(Moved at) {
            return Objects.requireNonNull(known.get(at));
        }

        private List<Moved> unknownAfter(Moved at) {
            List<Moved> unknown = new ArrayList<>();
            for (int turn = graph.firstTurn(at.state); turn < graph.endOfTurns(at.state); turn++) {
                Moved after = leadsOn(at.state, turn) ? after(turn) : null;
                if (after != null && !known.containsKey(after)) {
                    unknown.add(after);
                }
            }
            return unknown;
        }

        private Moved after(int turn) {
            return new Moved(graph.target(turn), GraphPath.movedBy(graph, turn));
        }

        private int fewest(Moved at) {
            if (turnsTo[at.state] == 0) {
                return 0;
            }
            int fewest = IncomingTurns.UNREACHABLE;
            for (int turn = graph.firstTurn(at.state); turn < graph.endOfTurns(at.state); turn++) {
                if (leadsOn(at.state, turn)) {
                    for (int twin = 0; twin < graph.twins(turn); twin++) {
                        fewest = Math.min(fewest, by(turn, graph.buyer(turn) + twin, at.lastMoved));
                    }
                }
            }
            return fewest;
        }

        /** The fewest if the buyer with this number takes this turn next; known once {@link #from} was asked. */
        int by(int turn, int number, int lastMoved) {
            int moves = graph.kind(turn) == Turn.Kind.TIME ? GraphPath.TIME : number;
            int switched = lastMoved == GraphPath.NO_ONE || lastMoved == moves ? 0 : 1;
            return switched + known(after(turn));
        }
    }
}
