package ticketrace.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Finds paths to a state of a graph that differ from the first one. One thread. */
final class OtherPaths {

    private final StateGraph graph;
    private final Random random;
    private final IncomingTurns incoming;

    /** Uses all turns of the graph that were played so far. */
    OtherPaths(StateGraph graph, Random random) {
        this.graph = graph;
        this.random = random;
        this.incoming = new IncomingTurns(graph);
    }

    /**
     * The turns of a random path to this state. If more than one turn leads to a state, the path does not use the first
     * one. A path with more states than the graph runs in a circle: then the rest of it is the first path.
     */
    List<Integer> to(int state) {
        List<Integer> back = new ArrayList<>();
        for (int at = state; graph.cameBy(at) >= 0; at = graph.source(back.get(back.size() - 1))) {
            back.add(back.size() < graph.states() ? another(at) : graph.cameBy(at));
        }
        Collections.reverse(back);
        return back;
    }

    private int another(int state) {
        int paths = incoming.count(state);
        int turn = incoming.turn(state, random.nextInt(paths));
        while (paths > 1 && turn == graph.cameBy(state)) {
            turn = incoming.turn(state, random.nextInt(paths));
        }
        return turn;
    }
}
