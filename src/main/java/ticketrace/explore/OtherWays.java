package ticketrace.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Finds ways to a state of a graph that differ from the first one. One thread. */
final class OtherWays {

    private final StateGraph graph;
    private final Random random;
    private final int[] first;
    private final int[] incoming;

    /** All turns of the graph that were played by now count. */
    OtherWays(StateGraph graph, Random random) {
        this.graph = graph;
        this.random = random;
        this.first = new int[graph.states() + 1];
        for (int turn = 0; turn < graph.turnsKnown(); turn++) {
            if (graph.target(turn) != StateGraph.NOT_PLAYED) {
                first[graph.target(turn) + 1]++;
            }
        }
        for (int state = 0; state < graph.states(); state++) {
            first[state + 1] += first[state];
        }
        this.incoming = new int[first[graph.states()]];
        int[] next = Arrays.copyOf(first, graph.states());
        for (int turn = 0; turn < graph.turnsKnown(); turn++) {
            if (graph.target(turn) != StateGraph.NOT_PLAYED) {
                incoming[next[graph.target(turn)]++] = turn;
            }
        }
    }

    /** The turns of a random way to this state. Where more than one turn leads to a state, it is not the first one. */
    List<Integer> to(int state) {
        List<Integer> back = new ArrayList<>();
        for (int at = state; graph.cameBy(at) >= 0; at = graph.source(back.get(back.size() - 1))) {
            int ways = first[at + 1] - first[at];
            int turn = incoming[first[at] + random.nextInt(ways)];
            while (ways > 1 && turn == graph.cameBy(at)) {
                turn = incoming[first[at] + random.nextInt(ways)];
            }
            back.add(turn);
        }
        Collections.reverse(back);
        return back;
    }
}
