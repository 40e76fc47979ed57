package ticketrace.view.report;

import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;

/** How a race went in time: in equal stretches, how many seats were sold for the first time and again, and the count. */
final class Flow {

    private static final int MOST_BINS = 100;
    private static final int LEAST_BINS = 10;
    private static final int SALES_PER_BIN = 15;

    /** A count and when it was written. */
    private record Written(long at, int left) {}

    private final int bins;
    private final long origin;
    private final double binNanos;
    private final int[] first;
    private final int[] again;
    private final @Nullable Integer[] left;

    /**
     * Adds up a race.
     *
     * @param committed the evidence, as the audit has settled it
     * @param origin what time 0 is
     * @param spanNanos how long the race took
     */
    Flow(RaceHistory committed, long origin, long spanNanos) {
        List<PurchaseRecord> sales = committed.buyers().stream()
                .map(BuyerHistory::purchases)
                .flatMap(List::stream)
                .filter(PurchaseRecord::isSold)
                .sorted(Comparator.comparingLong(PurchaseRecord::soldAt))
                .toList();
        this.bins = Math.max(LEAST_BINS, Math.min(MOST_BINS, sales.size() / SALES_PER_BIN));
        this.origin = origin;
        this.binNanos = Math.max(1, spanNanos) / (double) bins;
        this.first = new int[bins];
        this.again = new int[bins];
        this.left = new Integer[bins];
        BitSet sold = new BitSet();
        for (PurchaseRecord sale : sales) {
            int seat = Math.max(0, sale.value());
            (sold.get(seat) ? again : first)[bin(sale.soldAt())]++;
            sold.set(seat);
        }
        committed.buyers().stream()
                .map(BuyerHistory::purchases)
                .flatMap(List::stream)
                .filter(PurchaseRecord::hasChanged)
                .map(purchase -> new Written(purchase.changedAt(), purchase.value() - 1))
                .sorted(Comparator.comparingLong(Written::at))
                .forEach(written -> left[bin(written.at())] = written.left());
    }

    private int bin(long time) {
        return (int) Math.max(0, Math.min(bins - 1, (long) ((time - origin) / binNanos)));
    }

    /** As the page reads it: {@code left} is the last count written in a stretch, null if none was. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("binNanos", binNanos);
        json.put("first", first);
        json.put("again", again);
        json.put("left", left);
        return json;
    }
}
