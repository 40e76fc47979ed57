package ticketrace.view.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the nodes and links of a layered drawing are, in pixels: from top to bottom, a row for each layer.
 *
 * @param nodes the middle of each node
 * @param lines the points of each link, in its direction; the line goes through the middle of its label
 * @param labels the middle of the label of each link
 */
record GraphLayout(int width, int height, List<Point> nodes, List<List<Point>> lines, List<Point> labels) {

    /** A place in the drawing, from the left and from the top. */
    record Point(int x, int y) {}

    private static final int SWEEPS = 16;
    private static final int MARGIN = 30;
    private static final int RANK_HEIGHT = 48;

    /** The layout of nodes of these widths, with these links. */
    static GraphLayout of(List<Integer> nodeWidths, List<Link> links) {
        Layers layers = new Layers(nodeWidths.size(), links);
        LayeredGraph graph = LayeredGraph.of(nodeWidths, links, layers);
        List<List<Integer>> ranks = RankOrder.of(graph);
        double[] middles = middles(graph, ranks);
        int[] rankOf = new int[middles.length];
        double leftmost = Double.MAX_VALUE;
        double rightmost = 0;
        for (int rank = 0; rank < ranks.size(); rank++) {
            for (int place : ranks.get(rank)) {
                rankOf[place] = rank;
                double half = graph.widths().get(place) / 2.0;
                leftmost = Math.min(leftmost, middles[place] - half);
                rightmost = Math.max(rightmost, middles[place] + half);
            }
        }
        double left = leftmost - MARGIN;
        Point[] points = new Point[middles.length];
        Arrays.setAll(
                points,
                place -> new Point((int) Math.round(middles[place] - left), MARGIN + rankOf[place] * RANK_HEIGHT));
        return new GraphLayout(
                (int) Math.ceil(rightmost - left + MARGIN),
                2 * MARGIN + Arrays.stream(rankOf).max().orElse(0) * RANK_HEIGHT,
                List.of(points).subList(0, nodeWidths.size()),
                IntStream.range(0, links.size())
                        .mapToObj(link ->
                                line(graph.chains().get(link), links.get(link), layers.isBackward(link), points))
                        .toList(),
                graph.chains().stream().map(chain -> points[chain.get(1)]).toList());
    }

    private static List<Point> line(List<Integer> chain, Link link, boolean backward, Point[] points) {
        List<Point> line = chain.stream().map(place -> points[place]).toList();
        if (link.from() == link.to()) {
            return Stream.concat(line.stream(), Stream.of(line.get(0))).toList();
        }
        return backward
                ? IntStream.range(0, line.size())
                        .mapToObj(i -> line.get(line.size() - 1 - i))
                        .toList()
                : line;
    }

    /** Draws each place to the mean of its neighbours, down and up several times. */
    private static double[] middles(LayeredGraph graph, List<List<Integer>> ranks) {
        double[] middles = new double[graph.widths().size()];
        ranks.forEach(rank -> spread(graph, rank, new double[rank.size()], middles));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = 0; i < ranks.size(); i++) {
                boolean down = sweep % 2 == 0;
                List<Integer> rank = ranks.get(down ? i : ranks.size() - 1 - i);
                double[] wanted = rank.stream()
                        .mapToDouble(place -> Stream.concat(
                                        graph.above().get(place).stream(), graph.below().get(place).stream())
                                .mapToDouble(other -> middles[other])
                                .average()
                                .orElse(middles[place]))
                        .toArray();
                spread(graph, rank, wanted, middles);
            }
        }
        return middles;
    }

    private static void spread(LayeredGraph graph, List<Integer> rank, double[] wanted, double[] middles) {
        double[] apart =
                Spread.apart(wanted, rank.stream().map(graph.widths()::get).toList());
        for (int i = 0; i < apart.length; i++) {
            middles[rank.get(i)] = apart[i];
        }
    }
}
