package ticketrace.view.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Puts the places of a rank as near as possible to where they want to be, in their order, and without overlap: the least
 * sum of squares (pool adjacent violators).
 */
final class Spread {

    private static final int GAP = 14;

    /** Places that stand side by side as near as they can. */
    private record Block(double sum, int size) {

        double mean() {
            return sum / size;
        }

        Block and(Block other) {
            return new Block(sum + other.sum, size + other.size);
        }
    }

    private Spread() {}

    /**
     * The middles of the places.
     *
     * @param wanted where the middle of each place wants to be
     * @param widths the room that each place takes
     */
    static double[] apart(double[] wanted, List<Integer> widths) {
        double[] offset = new double[wanted.length];
        for (int i = 1; i < wanted.length; i++) {
            offset[i] = offset[i - 1] + GAP + (widths.get(i - 1) + widths.get(i)) / 2.0;
        }
        Deque<Block> blocks = new ArrayDeque<>();
        for (int i = 0; i < wanted.length; i++) {
            Block block = new Block(wanted[i] - offset[i], 1);
            while (!blocks.isEmpty() && blocks.getLast().mean() > block.mean()) {
                block = blocks.removeLast().and(block);
            }
            blocks.addLast(block);
        }
        double[] middles = new double[wanted.length];
        int next = 0;
        for (Block block : blocks) {
            for (int i = 0; i < block.size(); i++, next++) {
                middles[next] = block.mean() + offset[next];
            }
        }
        return middles;
    }
}
