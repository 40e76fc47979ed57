package ticketrace.explore;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** The turns that lead to each state of a graph, as far as they were played by now. One thread. */
final class IncomingTurns {

    /** No way leads there. */
    static final int UNREACHABLE = Integer.MAX_VALUE;

    private final StateGraph graph;
    private final int[] first;
    private final int[] turns;

    /** All turns of the graph that were played by now count. */
    IncomingTurns(StateGraph graph) {
        this.graph = graph;
        this.first = new int[graph.states() + 1];
        for (int turn = 0; turn < graph.turnsKnown(); turn++) {
            if (graph.target(turn) != StateGraph.NOT_PLAYED) {
                first[graph.target(turn) + 1]++;
            }
        }
        for (int state = 0; state < graph.states(); state++) {
            first[state + 1] += first[state];
        }
        this.turns = new int[first[graph.states()]];
        int[] next = Arrays.copyOf(first, graph.states());
        for (int turn = 0; turn < graph.turnsKnown(); turn++) {
            if (graph.target(turn) != StateGraph.NOT_PLAYED) {
                turns[next[graph.target(turn)]++] = turn;
            }
        }
    }

    /** How many turns lead to this state. */
    int count(int state) {
        return first[state + 1] - first[state];
    }

    /** One of the turns that lead to this state, counted from 0. */
    int turn(int state, int number) {
        return turns[first[state] + number];
    }

    /** For each state, how many turns the shortest way to a wanted state has; {@link #UNREACHABLE} if there is none. */
    int[] turnsTo(IntPredicate isWanted) {
        int states = first.length - 1;
        int[] turnsTo = new int[states];
        int[] found = new int[states];
        int end = 0;
        for (int state = 0; state < states; state++) {
            turnsTo[state] = isWanted.test(state) ? 0 : UNREACHABLE;
            if (turnsTo[state] == 0) {
                found[end++] = state;
            }
        }
        for (int next = 0; next < end; next++) {
            int state = found[next];
            for (int i = first[state]; i < first[state + 1]; i++) {
                int source = graph.source(turns[i]);
                if (turnsTo[source] == UNREACHABLE) {
                    turnsTo[source] = turnsTo[state] + 1;
                    found[end++] = source;
                }
            }
        }
        return turnsTo;
    }
}
