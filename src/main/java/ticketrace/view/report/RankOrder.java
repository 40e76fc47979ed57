package ticketrace.view.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders the places of each rank so that few lines cross. Each place goes to the mean position of its neighbours in the
 * rank before, down and up several times; the best order stays.
 *
 * <p>Source: the barycenter method of Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system
 * structures", 1981.
 */
final class RankOrder {

    private static final int SWEEPS = 24;

    private final LayeredGraph graph;
    private final double[] position;
    private List<List<Integer>> ranks;

    private RankOrder(LayeredGraph graph) {
        this.graph = graph;
        this.position = new double[graph.widths().size()];
        this.ranks = copy(graph.ranks());
        ranks.forEach(this::number);
    }

    /** The places of each rank from left to right. */
    static List<List<Integer>> of(LayeredGraph graph) {
        RankOrder order = new RankOrder(graph);
        List<List<Integer>> best = copy(order.ranks);
        int fewest = crossings(graph, best);
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            order.sweep(sweep % 2 == 0);
            int now = crossings(graph, order.ranks);
            if (now < fewest) {
                fewest = now;
                best = copy(order.ranks);
            }
        }
        return best;
    }

    private static List<List<Integer>> copy(List<List<Integer>> ranks) {
        return new ArrayList<>(ranks.stream()
                .map(rank -> (List<Integer>) new ArrayList<>(rank))
                .toList());
    }

    private void sweep(boolean down) {
        for (int i = 1; i < ranks.size(); i++) {
            List<Integer> rank = ranks.get(down ? i : ranks.size() - 1 - i);
            List<List<Integer>> neighbours = down ? graph.above() : graph.below();
            Map<Integer, Double> mean = new HashMap<>();
            for (int place : rank) {
                mean.put(
                        place,
                        neighbours.get(place).stream()
                                .mapToDouble(other -> position[other])
                                .average()
                                .orElse(position[place]));
            }
            rank.sort(Comparator.comparing(mean::get));
            number(rank);
        }
    }

    private void number(List<Integer> rank) {
        for (int i = 0; i < rank.size(); i++) {
            position[rank.get(i)] = (i + 1.0) / (rank.size() + 1);
        }
    }

    /** How often lines cross between the ranks. */
    static int crossings(LayeredGraph graph, List<List<Integer>> ranks) {
        int crossings = 0;
        Map<Integer, Integer> position = new HashMap<>();
        for (List<Integer> rank : ranks) {
            for (int i = 0; i < rank.size(); i++) {
                position.put(rank.get(i), i);
            }
        }
        for (List<Integer> rank : ranks) {
            List<int[]> lines = new ArrayList<>();
            for (int place : rank) {
                for (int other : graph.below().get(place)) {
                    lines.add(new int[] {position.getOrDefault(place, 0), position.getOrDefault(other, 0)});
                }
            }
            for (int one = 0; one < lines.size(); one++) {
                for (int other = one + 1; other < lines.size(); other++) {
                    int tops = Integer.compare(lines.get(one)[0], lines.get(other)[0]);
                    int bottoms = Integer.compare(lines.get(one)[1], lines.get(other)[1]);
                    crossings += tops * bottoms < 0 ? 1 : 0;
                }
            }
        }
        return crossings;
    }
}
