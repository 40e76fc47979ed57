package ticketrace.audit;

import java.util.ArrayList;
import java.util.List;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;

/**
 * A purchase and the buyer that made it.
 *
 * @param seat the count that the purchase read; if its buyer died before it recorded that, the seat that the checks
 *     worked out, or {@link PurchaseRecord#NOTHING}
 */
record Attempt(BuyerHistory by, PurchaseRecord purchase, int seat) {

    Attempt(BuyerHistory by, PurchaseRecord purchase) {
        this(by, purchase, purchase.value());
    }

    Attempt ofSeat(int other) {
        return other == seat ? this : new Attempt(by, purchase, other);
    }

    static List<Attempt> all(List<BuyerHistory> buyers) {
        List<Attempt> all = new ArrayList<>(
                buyers.stream().mapToInt(buyer -> buyer.purchases().size()).sum());
        for (BuyerHistory buyer : buyers) {
            for (PurchaseRecord purchase : buyer.purchases()) {
                all.add(new Attempt(buyer, purchase));
            }
        }
        return all;
    }

    String buyer() {
        return by.buyer();
    }
}
