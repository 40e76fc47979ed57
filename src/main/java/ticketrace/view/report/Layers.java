package ticketrace.view.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * The layers of a drawing: each node is below all nodes from which a link leads to it, by the longest way. Links that
 * lead back, in a circle, do not count.
 */
final class Layers {

    private final List<Link> links;
    private final List<List<Integer>> linksFrom = new ArrayList<>();
    private final BitSet backward = new BitSet();
    private final BitSet entered = new BitSet();
    private final BitSet left = new BitSet();
    private final List<Integer> lastFirst = new ArrayList<>();
    private final int[] layers;

    /** The layers of so many nodes, which have the numbers from 0. */
    Layers(int nodes, List<Link> links) {
        this.links = links;
        this.layers = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            linksFrom.add(new ArrayList<>());
        }
        for (int link = 0; link < links.size(); link++) {
            linksFrom.get(links.get(link).from()).add(link);
        }
        for (int node = 0; node < nodes; node++) {
            if (!entered.get(node)) {
                visit(node);
            }
        }
        Collections.reverse(lastFirst);
        for (int node : lastFirst) {
            for (int link : linksFrom.get(node)) {
                if (!backward.get(link)) {
                    int to = links.get(link).to();
                    layers[to] = Math.max(layers[to], layers[node] + 1);
                }
            }
        }
    }

    private void visit(int node) {
        entered.set(node);
        for (int link : linksFrom.get(node)) {
            int to = links.get(link).to();
            if (!entered.get(to)) {
                visit(to);
            } else if (!left.get(to)) {
                backward.set(link);
            }
        }
        left.set(node);
        lastFirst.add(node);
    }

    /** The layer of a node; the beginning is in layer 0. */
    int of(int node) {
        return layers[node];
    }

    int count() {
        return 1 + Arrays.stream(layers).max().orElse(0);
    }

    /** Whether the link leads back to a node from which a way leads to it. */
    boolean isBackward(int link) {
        return backward.get(link);
    }
}
