package ticketrace.audit;

import java.util.ArrayList;
import java.util.List;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;

/**
 * A purchase and who made it.
 *
 * @param seat the count that was read; in place of one that nobody lived to tell, the seat it must have been
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
