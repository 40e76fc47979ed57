package ticketrace.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The schedules of a graph are counted and found, however long they are. */
class GraphPathsTest {

    private static final int TURNS = 50_000;

    /** One buyer, which takes one turn after the other. */
    private static StateGraph line() {
        StateGraph graph = new StateGraph(1);
        for (int state = 0; state <= TURNS; state++) {
            byte[] number = ByteBuffer.allocate(Integer.BYTES).putInt(state).array();
            graph.add(Fingerprint.of(number), state - 1);
            if (state < TURNS) {
                graph.addTurn(Turn.Kind.STEP, 0, 1);
            }
        }
        for (int turn = 0; turn < TURNS; turn++) {
            graph.played(turn, turn + 1, new int[] {0}, false);
        }
        graph.judge(TURNS, 0);
        return graph;
    }

    @Test
    void longSchedule_isCountedAndFound() {
        GraphPaths paths = new GraphPaths(line(), 1);

        assertThat(paths.schedulesTo(0)).isEqualTo(BigInteger.ONE);
        assertThat(paths.simplest(0).turns()).hasSize(TURNS);
    }
}
