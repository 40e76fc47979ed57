package ticketrace.view.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.run.Fault;
import ticketrace.run.FaultOutcome;
import ticketrace.run.RaceResult;

/**
 * A buyer on the timeline. Times are nanoseconds since the start signal.
 *
 * @param died whether the buyer did not close its history
 * @param end the time at which its evidence ends
 * @param made how many purchases it made
 * @param purchases the purchases that the page shows, encoded by {@link PurchaseCode}
 * @param pauses when the launcher stopped it and let it go on: pairs of times
 * @param spent how it spent its time, encoded by {@link TimeUse}; null if the page shows all purchases
 */
record Lane(
        String name,
        long pid,
        boolean died,
        long end,
        int made,
        List<Long> purchases,
        List<List<Long>> pauses,
        @Nullable String spent) {

    private static final int MOST_BINS = 400;
    private static final int LEAST_BINS = 20;
    private static final int MOST_BINS_OF_ALL = 40_000;

    /** The lanes of all buyers, in the order of the histories. */
    static List<Lane> all(RaceResult result, RaceHistory committed, Excerpt excerpt, long spanNanos) {
        RaceHistory evidence = result.history();
        int buyers = evidence.buyers().size();
        int bins = Math.max(LEAST_BINS, Math.min(MOST_BINS, MOST_BINS_OF_ALL / Math.max(1, buyers)));
        long origin = evidence.originNanos();
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < buyers; i++) {
            BuyerHistory buyer = evidence.buyers().get(i);
            List<PurchaseRecord> committedPurchases = committed.buyers().get(i).purchases();
            lanes.add(new Lane(
                    buyer.buyer(),
                    buyer.pid(),
                    !buyer.isClosed(),
                    end(buyer, origin) - origin,
                    buyer.purchases().size(),
                    purchases(buyer, committedPurchases, excerpt, origin),
                    pauses(result, buyer.buyer(), spanNanos),
                    excerpt.isWhole() ? null : new TimeUse(buyer, origin, spanNanos, bins).code()));
        }
        return lanes;
    }

    private static List<List<Long>> pauses(RaceResult result, String buyer, long spanNanos) {
        long origin = result.history().originNanos();
        List<List<Long>> pauses = new ArrayList<>();
        for (FaultOutcome each : result.casualties().faults()) {
            if (each.fault() instanceof Fault.Pause && buyer.equals(each.buyer())) {
                long to = each.toNanos() == 0 ? spanNanos : each.toNanos() - origin;
                pauses.add(List.of(each.fromNanos() - origin, to));
            }
        }
        return pauses;
    }

    private static List<Long> purchases(
            BuyerHistory buyer, List<PurchaseRecord> committedPurchases, Excerpt excerpt, long origin) {
        PurchaseCode code = new PurchaseCode(origin);
        for (int i = 0; i < buyer.purchases().size(); i++) {
            PurchaseRecord purchase = buyer.purchases().get(i);
            if (excerpt.has(buyer, purchase)) {
                boolean undone =
                        purchase.hasBegunChange() && !committedPurchases.get(i).hasBegunChange();
                code.add(purchase, undone);
            }
        }
        return code.numbers();
    }

    private static long end(BuyerHistory buyer, long origin) {
        List<PurchaseRecord> purchases = buyer.purchases();
        if (buyer.closedNanos() != 0) {
            return buyer.closedNanos();
        }
        return purchases.isEmpty()
                ? Math.max(origin, buyer.startedNanos())
                : purchases.get(purchases.size() - 1).latest();
    }
}
