package ticketrace.view.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.view.report.GraphLayout.Point;

class GraphLayoutTest {

    private static final int NODE = 44;
    private static final int ROW = 96;

    /** A node or a label: its middle and its width. */
    private record Box(Point middle, int width) {

        boolean overlaps(Box other) {
            return middle.y() == other.middle.y() && 2 * Math.abs(middle.x() - other.middle.x()) < width + other.width;
        }
    }

    private static List<Box> boxes(GraphLayout layout, List<Integer> widths, List<Link> links) {
        List<Box> boxes = new ArrayList<>();
        for (int node = 0; node < widths.size(); node++) {
            boxes.add(new Box(layout.nodes().get(node), widths.get(node)));
        }
        for (int link = 0; link < links.size(); link++) {
            boxes.add(new Box(layout.labels().get(link), links.get(link).labelWidth()));
        }
        return boxes;
    }

    private static List<Link> randomLinks(int nodes, Random random) {
        List<Link> links = new ArrayList<>();
        for (int to = 1; to < nodes; to++) {
            links.add(new Link(random.nextInt(to), to, 11 + random.nextInt(80)));
            if (random.nextInt(3) == 0) {
                links.add(new Link(random.nextInt(to), to, 11));
            }
            if (random.nextInt(10) == 0) {
                links.add(new Link(to, random.nextInt(to + 1), 11));
            }
        }
        return links;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nodesAndLabels_doNotOverlap_andLieInTheDrawing(long seed) {
        int nodes = 60;
        List<Link> links = randomLinks(nodes, new Random(seed));
        List<Integer> widths = Collections.nCopies(nodes, NODE);

        GraphLayout layout = GraphLayout.of(widths, links);

        List<Box> boxes = boxes(layout, widths, links);
        assertThat(layout.nodes()).doesNotHaveDuplicates().hasSize(nodes);
        for (int one = 0; one < boxes.size(); one++) {
            Box box = boxes.get(one);
            assertThat(boxes.subList(one + 1, boxes.size())).noneMatch(box::overlaps);
            assertThat(box.middle().x()).isBetween(box.width() / 2, layout.width() - box.width() / 2);
            assertThat(box.middle().y()).isBetween(1, layout.height() - 1);
        }
    }

    @Test
    void nodes_areInARowForEachLayer_andLinesGoFromNodeToNode() {
        List<Link> links = List.of(new Link(0, 1, 20), new Link(0, 2, 20), new Link(1, 3, 20), new Link(3, 0, 20));

        GraphLayout layout = GraphLayout.of(List.of(NODE, NODE, NODE, 120), links);

        int top = layout.nodes().get(0).y();
        assertThat(layout.nodes()).extracting(Point::y).containsExactly(top, top + ROW, top + ROW, top + 2 * ROW);
        for (int link = 0; link < links.size(); link++) {
            List<Point> line = layout.lines().get(link);
            assertThat(line.get(0)).isEqualTo(layout.nodes().get(links.get(link).from()));
            assertThat(line.get(line.size() - 1))
                    .isEqualTo(layout.nodes().get(links.get(link).to()));
            assertThat(line).contains(layout.labels().get(link));
        }
    }

    @Test
    void linkToItself_leavesTheNode_andComesBack() {
        GraphLayout layout = GraphLayout.of(List.of(NODE), List.of(new Link(0, 0, 20)));

        Point node = layout.nodes().get(0);
        assertThat(layout.lines().get(0)).containsExactly(node, layout.labels().get(0), node);
    }

    @Test
    void linesThatNeedNotCross_doNot() {
        List<Link> links = List.of(new Link(0, 1, 10), new Link(0, 2, 10), new Link(1, 4, 10), new Link(2, 3, 10));

        GraphLayout layout = GraphLayout.of(Collections.nCopies(5, NODE), links);

        List<Point> nodes = layout.nodes();
        assertThat(nodes.get(1).x() < nodes.get(2).x())
                .isEqualTo(nodes.get(4).x() < nodes.get(3).x());
    }

    @Test
    void crossings_areCounted() {
        List<Link> links = List.of(new Link(0, 3, 10), new Link(1, 2, 10));
        LayeredGraph graph = LayeredGraph.of(Collections.nCopies(4, NODE), links, new Layers(4, links));

        assertThat(RankOrder.crossings(graph, graph.ranks())).isEqualTo(1);
        assertThat(RankOrder.crossings(graph, RankOrder.of(graph))).isZero();
    }
}
