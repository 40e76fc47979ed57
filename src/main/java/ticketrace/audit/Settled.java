package ticketrace.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ticketrace.guard.Guards;
import ticketrace.history.BuyerHistory;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.store.Sale;

/**
 * The evidence of a race under a guard that is all-or-nothing: what a transaction did that never ended is undone in it.
 *
 * <p>A transaction whose buyer died has ended or it has not, and the list of sales, which is part of the same database,
 * tells which: its sale is on the list, or nothing of it ever was.
 */
final class Settled {

    private final RaceHistory race;
    private final Set<Sale> listed = new HashSet<>();
    private final Map<String, PurchaseRecord> rolledBack = new LinkedHashMap<>();

    /** Settles the evidence; that of any other guard stays as it is. */
    Settled(RaceHistory race) {
        boolean allOrNothing = Guards.all().stream()
                .filter(guard -> guard.name().equals(race.guard()))
                .anyMatch(guard -> guard.promise(race.isolation()).isAllOrNothing());
        if (!allOrNothing) {
            this.race = race;
            return;
        }
        List<BuyerHistory> buyers = new ArrayList<>();
        for (BuyerHistory buyer : race.buyers()) {
            if (!buyer.isClosed()) {
                race.end().sales().stream()
                        .filter(sale -> sale.buyer().equals(buyer.buyer()))
                        .forEach(listed::add);
            }
            buyers.add(settled(buyer));
        }
        this.race = race.withBuyers(buyers);
    }

    private BuyerHistory settled(BuyerHistory buyer) {
        boolean nothingToUndo = buyer.purchases().stream().noneMatch(purchase -> isUndone(buyer, purchase));
        if (nothingToUndo) {
            return buyer;
        }
        List<PurchaseRecord> purchases = new ArrayList<>(buyer.purchases().size());
        for (PurchaseRecord purchase : buyer.purchases()) {
            boolean undone = isUndone(buyer, purchase);
            purchases.add(undone ? purchase.undone() : purchase);
            if (undone && purchase.isOpen()) {
                rolledBack.put(buyer.buyer(), purchase);
            }
        }
        return buyer.withPurchases(purchases);
    }

    private boolean isUndone(BuyerHistory buyer, PurchaseRecord purchase) {
        if (!purchase.hasBegunChange()) {
            return false;
        }
        boolean died = purchase.isOpen() && !buyer.isClosed();
        return purchase.outcome() == Outcome.CONFLICT
                || (died && !listed.contains(new Sale(purchase.value(), buyer.buyer(), purchase.number())));
    }

    RaceHistory race() {
        return race;
    }

    /** The purchases that died with their buyer and left nothing behind, as that buyer wrote them down; by its name. */
    Map<String, PurchaseRecord> rolledBack() {
        return rolledBack;
    }
}
