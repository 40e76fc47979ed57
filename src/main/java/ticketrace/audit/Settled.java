package ticketrace.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.history.BuyerHistory;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.store.Sale;

/**
 * The evidence of a race under a guard with transactions: what a transaction did that never ended is undone in it.
 *
 * <p>A transaction whose buyer died has ended or it has not, and the list of sales, which is part of the same database,
 * tells which: its sale is on the list, or nothing of it stands. If others could see it before it was undone, and build
 * upon it, its seat stays in doubt.
 */
final class Settled {

    private final RaceHistory race;
    private final boolean unseen;
    private final Set<Sale> listed = new HashSet<>();
    private final Map<String, PurchaseRecord> rolledBack = new LinkedHashMap<>();

    /** Settles the evidence; that of a guard without transactions stays as it is. */
    Settled(RaceHistory race) {
        Guard guard = Guards.all().stream()
                .filter(each -> each.name().equals(race.guard()) && each.isTransactional())
                .findFirst()
                .orElse(null);
        if (guard == null) {
            this.race = race;
            this.unseen = false;
            return;
        }
        this.unseen = guard.promise(race.isolation()).isAllOrNothing();
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
            purchases.add(isUndone(buyer, purchase) ? settled(buyer, purchase) : purchase);
        }
        return buyer.withPurchases(purchases);
    }

    private PurchaseRecord settled(BuyerHistory buyer, PurchaseRecord undone) {
        if (undone.outcome() == Outcome.CONFLICT) {
            return undone.undone();
        }
        if (!unseen) {
            return undone.inDoubt();
        }
        rolledBack.put(buyer.buyer(), undone);
        return undone.undone();
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
