package ticketrace.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an exploration asks before its graph grows. */
class FreeMemoryTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1 << 16})
    void littleMemory_isThere(long bytes) {
        assertThat(FreeMemory.OF_THIS_JVM.has(bytes)).isTrue();
    }

    @Test
    void asMuchMemoryAsTheWholeHeap_isNotThere() {
        assertThat(FreeMemory.OF_THIS_JVM.has(Runtime.getRuntime().maxMemory())).isFalse();
    }

    @Test
    void emptyGraph_hasRoomForAState_andAFullOneAsksForTwiceItsSize() {
        StateGraph graph = new StateGraph(2);
        assertThat(graph.bytesForAnother()).isZero();
        while (graph.bytesForAnother() == 0) {
            graph.add(new Fingerprint(graph.states(), 0), -1);
        }
        assertThat(graph.states()).isEqualTo(1 << 10);
        assertThat(graph.bytesForAnother()).isBetween(2L * graph.states() * 36, 2L * graph.states() * 44);
    }
}
