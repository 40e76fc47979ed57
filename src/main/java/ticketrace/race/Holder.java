package ticketrace.race;

import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.run.BuyerInfo;

/**
 * A buyer that held the guard. Its own history said so while it stood still: it had acquired the guard, and had not
 * begun to release it.
 *
 * @param buyer the buyer
 * @param purchase its open purchase, in which it held the guard
 */
public record Holder(BuyerInfo buyer, PurchaseRecord purchase) {

    /** Refuses a purchase that does not show that the buyer held the guard. */
    public Holder {
        if (!purchase.hasGuard()) {
            throw new IllegalArgumentException(buyer.name() + " need not have the guard: " + purchase);
        }
    }

    /** The latest step that the buyer began. */
    public Step step() {
        return purchase.latestStep();
    }

    /** Whether that step had ended; the buyer then stood between this step and the next. */
    public boolean hasEndedStep() {
        return purchase.end(step()) != 0;
    }
}
