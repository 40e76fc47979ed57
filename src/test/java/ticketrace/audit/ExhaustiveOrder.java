package ticketrace.audit;

import java.util.ArrayList;
import java.util.List;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;

/**
 * Tries every order of a small history's purchases that their times allow. An open purchase may have a place in the order,
 * or none.
 */
final class ExhaustiveOrder {

    private ExhaustiveOrder() {}

    /** Whether an order explains which buyer got which seat, and which buyers found no ticket. */
    static boolean explains(int left, List<PurchaseRecord> unplaced) {
        if (unplaced.stream().noneMatch(ExhaustiveOrder::mustBePlaced)) {
            return true;
        }
        for (PurchaseRecord next : unplaced) {
            boolean fits = next.outcome() == Outcome.SOLD_OUT ? left == 0 : left > 0 && next.value() == left;
            boolean inTime = unplaced.stream().noneMatch(other -> other.returned() < next.call());
            if (fits && inTime) {
                List<PurchaseRecord> rest = new ArrayList<>(unplaced);
                rest.remove(next);
                if (explains(Math.max(0, left - 1), rest)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean mustBePlaced(PurchaseRecord purchase) {
        return purchase.isSold() || purchase.outcome() == Outcome.SOLD_OUT;
    }
}
