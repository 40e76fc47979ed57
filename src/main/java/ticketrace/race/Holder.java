package ticketrace.race;

import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.run.BuyerInfo;

/**
 * A buyer that had the guard, as its own history said while it stood still: it was given the guard, and had not begun to
 * give it back.
 *
 * @param buyer who
 * @param purchase the purchase in which it was, open
 */
public record Holder(BuyerInfo buyer, PurchaseRecord purchase) {

    /** Refuses one that need not have the guard. */
    public Holder {
        if (!purchase.hasGuard()) {
            throw new IllegalArgumentException(buyer.name() + " need not have the guard: " + purchase);
        }
    }

    /** The step in which it stood, or behind which. */
    public Step step() {
        return purchase.latestStep();
    }

    /** Whether that step had ended, and the next one had not begun. */
    public boolean isBehindStep() {
        return purchase.end(step()) != 0;
    }
}
