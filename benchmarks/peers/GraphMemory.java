package ticketrace.explore;

import java.nio.ByteBuffer;
import java.util.Random;

/**
 * Measures the memory of a graph of states: makes one up, of 8 buyers, with two turns a state and 200 turns from the
 * beginning to an end, then counts its schedules and finds the simplest. Prints the MiB in use after each of the two.
 *
 * <p>The argument is the number of states.
 */
public final class GraphMemory {

    private static final int BUYERS = 8;
    private static final int DEPTH = 200;
    private static final int TURNS = 2;

    private GraphMemory() {}

    public static void main(String[] arguments) {
        int width = Integer.parseInt(arguments[0]) / DEPTH;
        StateGraph graph = new StateGraph(BUYERS);
        Random random = new Random(1);
        graph.add(print(0), -1);
        addTurns(graph, random);
        int source = 0;
        for (int layer = 1; layer <= DEPTH; layer++) {
            int first = graph.states();
            int turn = graph.firstTurn(source);
            for (int state = first; state < first + width; state++) {
                graph.add(print(state), turn);
                if (layer < DEPTH) {
                    addTurns(graph, random);
                } else {
                    graph.judge(state, 0);
                }
            }
            for (; source < first; source++) {
                for (turn = graph.firstTurn(source); turn < graph.endOfTurns(source); turn++) {
                    graph.played(turn, first + random.nextInt(width), new int[] {0, 1, 2, 3, 4, 5, 6, 7}, false);
                }
            }
        }
        long built = mebibytes();
        GraphPaths paths = new GraphPaths(graph, 1);
        int digits = paths.schedulesTo(0).toString().length();
        int turns = paths.simplest(0).turns().size();
        System.out.println(graph.states() + " " + graph.turnsPlayed() + " " + built + " " + mebibytes() + " " + digits
                + " " + turns);
    }

    private static void addTurns(StateGraph graph, Random random) {
        int first = random.nextInt(BUYERS - 1);
        for (int turn = 0; turn < TURNS; turn++) {
            graph.addTurn(Turn.Kind.STEP, first + turn, 1);
        }
    }

    private static Fingerprint print(int state) {
        return Fingerprint.of(ByteBuffer.allocate(Integer.BYTES).putInt(state).array());
    }

    private static long mebibytes() {
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        return jvm.totalMemory() - jvm.freeMemory() >> 20;
    }
}
