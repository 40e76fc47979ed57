package ticketrace.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;
import ticketrace.store.Sale;

/**
 * The evidence, completed by the store's list of sales where buyers died.
 *
 * <p>A buyer that died while it recorded a sale either recorded it or did not: the list shows which. If the guard is a
 * transaction, the list is part of the same database and shows more: either the transaction committed, or the database
 * undid it. If no other buyer can see uncommitted changes, an undone purchase changed nothing. If other buyers can see
 * them, an undone purchase may have had an effect: its steps then count as begun, and not as ended.
 */
final class CommittedHistory {

    private final RaceHistory race;
    private final boolean allOrNothing;
    private final boolean transactional;
    private final Set<Sale> listed = new HashSet<>();
    private final Map<String, PurchaseRecord> cutShort = new LinkedHashMap<>();

    CommittedHistory(RaceHistory race) {
        Guard guard = Guards.find(race.guard());
        Promise promise = Guards.findPromise(race.guard(), race.store(), race.isolation());
        this.allOrNothing = promise != null && promise.isAllOrNothing();
        this.transactional = guard != null && guard.isTransaction();
        Set<String> broken = race.buyers().stream()
                .filter(buyer -> !buyer.isClosed() || buyer.purchases().stream().anyMatch(PurchaseRecord::isOpen))
                .map(BuyerHistory::buyer)
                .collect(Collectors.toSet());
        race.end().sales().stream()
                .filter(sale -> broken.contains(sale.buyer()))
                .forEach(listed::add);
        this.race = race.withBuyers(race.buyers().stream().map(this::committed).toList());
    }

    private BuyerHistory committed(BuyerHistory buyer) {
        boolean unchanged = buyer.purchases().stream()
                .noneMatch(purchase -> !committed(buyer, purchase).equals(purchase));
        if (unchanged) {
            return buyer;
        }
        List<PurchaseRecord> purchases = new ArrayList<>(buyer.purchases().size());
        for (PurchaseRecord purchase : buyer.purchases()) {
            purchases.add(committed(buyer, purchase));
            if (purchase.isOpen() && isUndone(buyer, purchase)) {
                cutShort.put(buyer.buyer(), purchase);
            }
        }
        return buyer.withPurchases(purchases);
    }

    /** The purchase as the list of sales completes it; the same purchase if the list adds nothing. */
    private PurchaseRecord committed(BuyerHistory buyer, PurchaseRecord purchase) {
        if (isUndone(buyer, purchase)) {
            return allOrNothing ? purchase.undone() : purchase.doubted();
        }
        boolean cutInRecord = purchase.isOpen() && purchase.hasBegun(Step.RECORD) && purchase.end(Step.RECORD) == 0;
        return cutInRecord && isListed(buyer, purchase) ? purchase.foundOnList() : purchase;
    }

    private boolean isUndone(BuyerHistory buyer, PurchaseRecord purchase) {
        if (!transactional || !purchase.hasBegunChange()) {
            return false;
        }
        boolean died = purchase.isOpen() && !buyer.isClosed();
        return purchase.isRefused() || (died && !isListed(buyer, purchase));
    }

    private boolean isListed(BuyerHistory buyer, PurchaseRecord purchase) {
        return listed.contains(new Sale(purchase.value(), buyer.buyer(), purchase.number()));
    }

    RaceHistory race() {
        return race;
    }

    /**
     * The purchase of that buyer that the database undid when the buyer died, as the buyer recorded it; null if none.
     */
    @Nullable
    PurchaseRecord cutShort(String buyer) {
        return cutShort.get(buyer);
    }

    /** Whether no other buyer can have seen the changes of an undone purchase. */
    boolean isAllOrNothing() {
        return allOrNothing;
    }

    /** Whether a purchase was a transaction: its changes stood once the transaction had ended. */
    boolean isTransactional() {
        return transactional;
    }

    /** Whether buyers may have read changes that the database undid later. */
    boolean showsUncommitted() {
        return transactional && !allOrNothing;
    }
}
