package ticketrace.explore;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts the schedules of a graph of states, and finds the simplest ones. A schedule is a way from the first state to
 * an end. A turn that stands for several buyers is as many ways. Thread safety: one thread.
 */
final class GraphPaths {

    private static final int UNREACHABLE = Integer.MAX_VALUE;
    private static final int NO_ONE = -1;

    private final StateGraph graph;
    private final int outcomes;
    private final int[] sources;
    private final BigInteger[] schedules;

    /**
     * Counts the schedules.
     *
     * @param outcomes how many different outcomes the ends have
     * @throws SteppingFailedException if a way leads back to a state that it had left, so that there is no end of ways
     */
    GraphPaths(StateGraph graph, int outcomes) throws SteppingFailedException {
        this.graph = graph;
        this.outcomes = outcomes;
        this.sources = graph.sourcesFirst();
        this.schedules = count();
    }

    private BigInteger[] count() {
        BigInteger[] of = new BigInteger[outcomes];
        Arrays.fill(of, BigInteger.ZERO);
        @Nullable BigInteger[] ways = new BigInteger[graph.states()];
        for (int state : sources) {
            BigInteger here = state == 0 ? BigInteger.ONE : ways[state];
            ways[state] = null; // a graph may have millions of states
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
                    BigInteger before = ways[target];
                    ways[target] = before == null ? more : before.add(more);
                }
            }
        }
        return of;
    }

    /** How many schedules come to the outcome with this number. */
    BigInteger schedulesTo(int outcome) {
        return schedules[outcome];
    }

    /** A way through the graph: which buyer has which number, and the turns so far. */
    private static final class Way {
        private final StateGraph graph;
        private final List<Turn> turns = new ArrayList<>();
        private int[] buyers;
        private int state;
        private int lastMoved = NO_ONE;

        Way(StateGraph graph) {
            this.graph = graph;
            this.buyers = new int[graph.buyers()];
            Arrays.setAll(buyers, i -> i);
        }

        Turn turn(int turn, int number) {
            return new Turn(graph.kind(turn), buyers[number]);
        }

        /** Goes on by a turn, taken by the buyer with this number, which may be a twin of the turn's own buyer. */
        void go(int turn, int number) {
            turns.add(turn(turn, number));
            int[] roles = buyers.clone();
            roles[graph.buyer(turn)] = buyers[number];
            roles[number] = buyers[graph.buyer(turn)];
            int[] renamed = new int[buyers.length];
            for (int i = 0; i < roles.length; i++) {
                renamed[graph.renamed(turn, i)] = roles[i];
            }
            buyers = renamed;
            lastMoved = graph.renamed(turn, graph.buyer(turn));
            state = graph.target(turn);
        }

        Schedule schedule() {
            return new Schedule(turns);
        }
    }

    /** The schedule by which the explorer first came to this state. */
    static Schedule firstWayTo(StateGraph graph, int state) {
        List<Integer> back = new ArrayList<>();
        for (int turn = graph.cameBy(state); turn >= 0; turn = graph.cameBy(graph.source(turn))) {
            back.add(turn);
        }
        Collections.reverse(back);
        Way way = new Way(graph);
        back.forEach(turn -> way.go(turn, graph.buyer(turn)));
        return way.schedule();
    }

    /** The first schedule to such an outcome, in the order in which schedules are tried; null if there is none. */
    @Nullable
    Schedule first(IntPredicate isWanted) {
        boolean[] leads = new boolean[graph.states()];
        for (int i = sources.length - 1; i >= 0; i--) {
            int state = sources[i];
            leads[state] = graph.outcome(state) != StateGraph.NO_OUTCOME && isWanted.test(graph.outcome(state));
            for (int turn = graph.firstTurn(state); turn < graph.endOfTurns(state); turn++) {
                leads[state] |= graph.target(turn) != StateGraph.NOT_PLAYED && leads[graph.target(turn)];
            }
        }
        if (!leads[0]) {
            return null;
        }
        Way way = new Way(graph);
        while (graph.outcome(way.state) == StateGraph.NO_OUTCOME) {
            goFirst(way, leads);
        }
        return way.schedule();
    }

    private void goFirst(Way way, boolean[] leads) {
        int bestTurn = NO_ONE;
        int bestNumber = NO_ONE;
        for (int turn = graph.firstTurn(way.state); turn < graph.endOfTurns(way.state); turn++) {
            int end = graph.buyer(turn) + graph.twins(turn);
            for (int number = graph.buyer(turn); number < end; number++) {
                boolean better = bestTurn == NO_ONE || isBefore(way.turn(turn, number), way.turn(bestTurn, bestNumber));
                if (graph.target(turn) != StateGraph.NOT_PLAYED && leads[graph.target(turn)] && better) {
                    bestTurn = turn;
                    bestNumber = number;
                }
            }
        }
        way.go(bestTurn, bestNumber);
    }

    private static boolean isBefore(Turn one, Turn other) {
        int kinds = one.kind().compareTo(other.kind());
        return kinds < 0 || (kinds == 0 && one.buyer() < other.buyer());
    }

    /** The simplest schedule to the outcome with this number: see {@link Schedule#SIMPLEST_FIRST}. */
    Schedule simplest(int outcome) {
        FewestSwitches switches = new FewestSwitches(turnsTo(outcome));
        Way way = new Way(graph);
        while (switches.turnsTo[way.state] > 0) {
            int left = switches.from(way.state, way.lastMoved);
            int bestTurn = NO_ONE;
            int bestNumber = NO_ONE;
            for (int turn = graph.firstTurn(way.state); turn < graph.endOfTurns(way.state); turn++) {
                int end = graph.buyer(turn) + graph.twins(turn);
                for (int number = graph.buyer(turn); number < end; number++) {
                    if (switches.leadsOn(way.state, turn)
                            && switches.by(turn, number, way.lastMoved) == left
                            && (bestTurn == NO_ONE
                                    || isAlphabeticallyBefore(way, turn, number, bestTurn, bestNumber))) {
                        bestTurn = turn;
                        bestNumber = number;
                    }
                }
            }
            way.go(bestTurn, bestNumber);
        }
        return way.schedule();
    }

    private static boolean isAlphabeticallyBefore(Way way, int turn, int number, int otherTurn, int otherNumber) {
        return way.turn(turn, number)
                        .toString()
                        .compareTo(way.turn(otherTurn, otherNumber).toString())
                < 0;
    }

    /** For each state, how many turns the shortest way to an end with this outcome has. */
    private int[] turnsTo(int outcome) {
        int[] turnsTo = new int[graph.states()];
        for (int i = sources.length - 1; i >= 0; i--) {
            int state = sources[i];
            turnsTo[state] = graph.outcome(state) == outcome ? 0 : UNREACHABLE;
            for (int turn = graph.firstTurn(state); turn < graph.endOfTurns(state); turn++) {
                int target = graph.target(turn);
                if (target != StateGraph.NOT_PLAYED && turnsTo[target] != UNREACHABLE) {
                    turnsTo[state] = Math.min(turnsTo[state], turnsTo[target] + 1);
                }
            }
        }
        return turnsTo;
    }

    /** The fewest switches between buyers on the shortest ways to an outcome. */
    private final class FewestSwitches {
        private final int[] turnsTo;
        private final Map<Long, Integer> known = new HashMap<>();

        FewestSwitches(int[] turnsTo) {
            this.turnsTo = turnsTo;
        }

        boolean leadsOn(int state, int turn) {
            int target = graph.target(turn);
            return target != StateGraph.NOT_PLAYED && turnsTo[target] == turnsTo[state] - 1;
        }

        /** The fewest from this state on, if the buyer with this number moved last. */
        int from(int state, int lastMoved) {
            if (turnsTo[state] == 0) {
                return 0;
            }
            long key = (long) state * (Schedule.MAX_BUYERS + 1) + lastMoved + 1;
            Integer before = known.get(key);
            if (before != null) {
                return before;
            }
            int fewest = UNREACHABLE;
            for (int turn = graph.firstTurn(state); turn < graph.endOfTurns(state); turn++) {
                if (leadsOn(state, turn)) {
                    for (int twin = 0; twin < graph.twins(turn); twin++) {
                        fewest = Math.min(fewest, by(turn, graph.buyer(turn) + twin, lastMoved));
                    }
                }
            }
            known.put(key, fewest);
            return fewest;
        }

        /** The fewest if the buyer with this number takes this turn next. */
        int by(int turn, int number, int lastMoved) {
            int switched = lastMoved == NO_ONE || lastMoved == number ? 0 : 1;
            return switched + from(graph.target(turn), graph.renamed(turn, graph.buyer(turn)));
        }
    }
}
