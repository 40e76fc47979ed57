package ticketrace.audit;

import java.util.ArrayList;
import java.util.List;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;

/** A purchase and who made it. */
record Attempt(BuyerHistory by, PurchaseRecord purchase) {

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

    int seat() {
        return purchase.value();
    }
}
