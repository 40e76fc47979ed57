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
import ticketrace.store.Sale;

/**
 * The evidence of a race whose guard is a transaction: what a transaction did that never ended is undone in it.
 *
 * <p>A transaction whose buyer died has ended or it has not, and the list of sales, which is part of the same database,
 * tells which: its sale is on the list, or nothing of it stands. Where nobody can have seen it before its end, nothing of
 * it ever was. Where others see what is not committed, it may have left its mark all the same: then its steps count as
 * begun, and not as ended.
 */
final class Settled {

    private final RaceHistory race;
    private final boolean allOrNothing;
    private final Set<Sale> listed = new HashSet<>();
    private final Map<String, PurchaseRecord> cutShort = new LinkedHashMap<>();

    /** Settles the evidence; that of a guard without transactions stays as it is. */
    Settled(RaceHistory race) {
        Guard guard = Guards.all().stream()
                .filter(each -> each.name().equals(race.guard()))
                .findFirst()
                .orElse(null);
        this.allOrNothing = guard != null && guard.promise(race.isolation()).isAllOrNothing();
        if (guard == null || (!allOrNothing && !guard.hasIsolation())) {
            this.race = race;
            return;
        }
        Set<String> dead = race.buyers().stream()
                .filter(buyer -> !buyer.isClosed())
                .map(BuyerHistory::buyer)
                .collect(Collectors.toSet());
        race.end().sales().stream().filter(sale -> dead.contains(sale.buyer())).forEach(listed::add);
        this.race = race.withBuyers(race.buyers().stream().map(this::settled).toList());
    }

    private BuyerHistory settled(BuyerHistory buyer) {
        boolean nothingToUndo = buyer.purchases().stream().noneMatch(purchase -> isUndone(buyer, purchase));
        if (nothingToUndo) {
            return buyer;
        }
        List<PurchaseRecord> purchases = new ArrayList<>(buyer.purchases().size());
        for (PurchaseRecord purchase : buyer.purchases()) {
            if (!isUndone(buyer, purchase)) {
                purchases.add(purchase);
                continue;
            }
            purchases.add(allOrNothing ? purchase.undone() : purchase.doubted());
            if (purchase.isOpen()) {
                cutShort.put(buyer.buyer(), purchase);
            }
        }
        return buyer.withPurchases(purchases);
    }

    private boolean isUndone(BuyerHistory buyer, PurchaseRecord purchase) {
        if (!purchase.hasBegunChange()) {
            return false;
        }
        boolean died = purchase.isOpen() && !buyer.isClosed();
        return (purchase.outcome() == Outcome.CONFLICT && allOrNothing)
                || (died && !listed.contains(new Sale(purchase.value(), buyer.buyer(), purchase.number())));
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
}
