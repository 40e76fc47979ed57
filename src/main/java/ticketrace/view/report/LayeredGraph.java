package ticketrace.view.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The places of a layered drawing, in ranks: nodes in the even ranks, labels of links in the odd ones. Where a link goes
 * through a rank, it has a place there, too; so nothing lies on a line or on a label.
 *
 * @param ranks the places of each rank, from top to bottom
 * @param widths the room that each place takes
 * @param above the places of the rank above to which a line leads, for each place
 * @param below the same for the rank below
 * @param chains the places of each link, from top to bottom
 */
record LayeredGraph(
        List<List<Integer>> ranks,
        List<Integer> widths,
        List<List<Integer>> above,
        List<List<Integer>> below,
        List<List<Integer>> chains) {

    private static final int THIN = 12;

    /** The graph of nodes of these widths. The node with number n is at place n. */
    static LayeredGraph of(List<Integer> nodeWidths, List<Link> links, Layers layers) {
        LayeredGraph graph = new LayeredGraph(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int rank = 0; rank < 2 * layers.count(); rank++) {
            graph.ranks.add(new ArrayList<>());
        }
        for (int node = 0; node < nodeWidths.size(); node++) {
            graph.add(2 * layers.of(node), nodeWidths.get(node));
        }
        for (int number = 0; number < links.size(); number++) {
            Link link = links.get(number);
            boolean back = layers.isBackward(number);
            graph.addChain(back ? link.to() : link.from(), back ? link.from() : link.to(), link.labelWidth(), layers);
        }
        return graph;
    }

    private int add(int rank, int width) {
        int place = widths.size();
        widths.add(width);
        ranks.get(rank).add(place);
        above.add(new ArrayList<>());
        below.add(new ArrayList<>());
        return place;
    }

    private void addChain(int top, int bottom, int labelWidth, Layers layers) {
        List<Integer> chain = new ArrayList<>(List.of(top));
        int labelRank = 2 * layers.of(top) + 1;
        for (int rank = labelRank; rank < Math.max(labelRank + 1, 2 * layers.of(bottom)); rank++) {
            chain.add(add(rank, rank == labelRank ? labelWidth : THIN));
        }
        if (bottom != top) {
            chain.add(bottom);
        }
        for (int i = 1; i < chain.size(); i++) {
            below.get(chain.get(i - 1)).add(chain.get(i));
            above.get(chain.get(i)).add(chain.get(i - 1));
        }
        chains.add(chain);
    }
}
