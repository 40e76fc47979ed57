package ticketrace.view.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static List<Integer> all(Layers layers, int nodes) {
        return IntStream.range(0, nodes).map(layers::of).boxed().toList();
    }

    @Test
    void node_isBelowTheLongestWayToIt() {
        List<Link> links = List.of(new Link(0, 1, 10), new Link(0, 2, 10), new Link(1, 2, 10), new Link(2, 3, 10));

        Layers layers = new Layers(4, links);

        assertThat(all(layers, 4)).containsExactly(0, 1, 2, 3);
        assertThat(layers.count()).isEqualTo(4);
        assertThat(IntStream.range(0, links.size())).noneMatch(layers::isBackward);
    }

    @Test
    void linkThatLeadsBack_movesNothing() {
        List<Link> links = List.of(new Link(0, 1, 10), new Link(1, 2, 10), new Link(2, 0, 10), new Link(1, 1, 10));

        Layers layers = new Layers(3, links);

        assertThat(all(layers, 3)).containsExactly(0, 1, 2);
        assertThat(IntStream.range(0, links.size()).filter(layers::isBackward)).containsExactly(2, 3);
    }
}
