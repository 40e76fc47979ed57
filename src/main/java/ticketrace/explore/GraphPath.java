package ticketrace.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A path through a graph of states: which buyer has which number, and the turns so far. One thread. */
final class GraphPath {

    static final int NO_ONE = -1;

    /** In place of a buyer's number: time passed. */
    static final int TIME = Schedule.MAX_BUYERS;

    private final StateGraph graph;
    private final List<Turn> turns = new ArrayList<>();
    private int[] buyers;
    private int state;
    private int lastMoved = NO_ONE;

    GraphPath(StateGraph graph) {
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
        lastMoved = movedBy(graph, turn);
        state = graph.target(turn);
    }

    /** The number that the target of a turn gives the buyer that took it; {@link #TIME} if no buyer did. */
    static int movedBy(StateGraph graph, int turn) {
        return graph.kind(turn) == Turn.Kind.TIME ? TIME : graph.renamed(turn, graph.buyer(turn));
    }

    /** Where the path has come to. */
    int state() {
        return state;
    }

    /** The number of the buyer that took the latest turn, or {@link #TIME}; {@link #NO_ONE} at the beginning. */
    int lastMoved() {
        return lastMoved;
    }

    Schedule schedule() {
        return new Schedule(turns);
    }

    /** The path by which the explorer first came to this state. */
    static GraphPath firstTo(StateGraph graph, int state) {
        List<Integer> back = new ArrayList<>();
        for (int turn = graph.cameBy(state); turn >= 0; turn = graph.cameBy(graph.source(turn))) {
            back.add(turn);
        }
        Collections.reverse(back);
        GraphPath path = new GraphPath(graph);
        back.forEach(turn -> path.go(turn, graph.buyer(turn)));
        return path;
    }
}
