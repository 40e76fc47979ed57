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
import ticketrace.history.BuyerHistory;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;
import ticketrace.store.Sale;

/**
 * The evidence, with what the store's own list of sales tells of buyers that did not live to tell it.
 *
 * <p>A buyer that died while it recorded a sale has recorded it or it has not, and the list tells which. Where the guard is a
 * transaction, the list, which is part of the same database, tells more: the transaction has ended, or nothing of it stands.
 * Where nobody can have seen it before its end, nothing of it ever was. Where others see what is not committed, it may have
 * left its mark all the same: then its steps count as begun, and not as ended.
 */
final class CommittedHistory {

    private final RaceHistory race;
    private final boolean allOrNothing;
    private final boolean transactional;
    private final Set<Sale> listed = new HashSet<>();
    private final Map<String, PurchaseRecord> cutShort = new LinkedHashMap<>();

    CommittedHistory(RaceHistory race) {
        Guard guard = Guards.all().stream()
                .filter(each -> each.name().equals(race.guard()))
                .findFirst()
                .orElse(null);
        this.allOrNothing = guard != null && guard.promise(race.isolation()).isAllOrNothing();
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
        boolean nothingToSettle = buyer.purchases().stream()
                .noneMatch(purchase -> !committed(buyer, purchase).equals(purchase));
        if (nothingToSettle) {
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

    /** The purchase itself if there is nothing to settle. */
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
        return purchase.outcome() == Outcome.CONFLICT || (died && !isListed(buyer, purchase));
    }

    private boolean isListed(BuyerHistory buyer, PurchaseRecord purchase) {
        return listed.contains(new Sale(purchase.value(), buyer.buyer(), purchase.number()));
    }

    RaceHistory race() {
        return race;
    }

    /** The purchase of that buyer that died with it and of which nothing stands, as it was written down; null if none. */
    @Nullable
    PurchaseRecord cutShort(String buyer) {
        return cutShort.get(buyer);
    }

    /** Whether nobody can have seen anything of such a purchase. */
    boolean isAllOrNothing() {
        return allOrNothing;
    }

    /** Whether a purchase was a transaction: what it changed stood when the transaction had ended. */
    boolean isTransactional() {
        return transactional;
    }

    /** Whether buyers may have read what was undone later. */
    boolean showsUncommitted() {
        return transactional && !allOrNothing;
    }
}
