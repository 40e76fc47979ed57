package ticketrace.view.report;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;

/**
 * The course of a race: sales and counts in equal spans of time (bins).
 *
 * @param binNanos the length of a bin
 * @param first how many seats were sold for the first time, in each bin
 * @param again how many sales were of a seat that was sold before, in each bin
 * @param left the last count that a buyer wrote in each bin; null if no buyer wrote one
 */
record Flow(double binNanos, List<Integer> first, List<Integer> again, List<@Nullable Integer> left) {

    private static final int MOST_BINS = 100;
    private static final int LEAST_BINS = 10;
    private static final int SALES_PER_BIN = 15;

    /** A count that a buyer wrote, and when. */
    private record Written(long at, int left) {}

    /**
     * Adds up a race.
     *
     * @param committed the evidence without what the database has undone
     * @param origin the start signal, {@link System#nanoTime}
     * @param spanNanos how long the race took
     */
    static Flow of(RaceHistory committed, long origin, long spanNanos) {
        List<PurchaseRecord> sales = purchases(committed)
                .filter(PurchaseRecord::isSold)
                .sorted(Comparator.comparingLong(PurchaseRecord::soldAt))
                .toList();
        int bins = Math.max(LEAST_BINS, Math.min(MOST_BINS, sales.size() / SALES_PER_BIN));
        double binNanos = Math.max(1, spanNanos) / (double) bins;
        int[] first = new int[bins];
        int[] again = new int[bins];
        BitSet sold = new BitSet();
        for (PurchaseRecord sale : sales) {
            int seat = Math.max(0, sale.value());
            (sold.get(seat) ? again : first)[bin(sale.soldAt() - origin, binNanos, bins)]++;
            sold.set(seat);
        }
        @Nullable Integer[] left = new Integer[bins];
        purchases(committed)
                .filter(PurchaseRecord::hasChanged)
                .map(purchase -> new Written(purchase.changedAt(), purchase.value() - 1))
                .sorted(Comparator.comparingLong(Written::at))
                .forEach(written -> left[bin(written.at() - origin, binNanos, bins)] = written.left());
        return new Flow(
                binNanos,
                Arrays.stream(first).boxed().toList(),
                Arrays.stream(again).boxed().toList(),
                Collections.unmodifiableList(Arrays.asList(left)));
    }

    private static Stream<PurchaseRecord> purchases(RaceHistory race) {
        return race.buyers().stream().map(BuyerHistory::purchases).flatMap(List::stream);
    }

    private static int bin(long nanos, double binNanos, int bins) {
        return (int) Math.max(0, Math.min(bins - 1, (long) (nanos / binNanos)));
    }
}
