package ticketrace.guard;

import java.io.IOException;
import java.util.List;
import ticketrace.store.Isolation;
import ticketrace.store.Traits;

/** {@code transaction}: the whole purchase is one transaction of the store. */
public final class TransactionGuard implements HeldGuard {

    private static final Isolation STRONGEST = Isolation.SERIALIZABLE;

    @Override
    public List<Isolation> levels() {
        return List.of(Isolation.values());
    }

    @Override
    public String name() {
        return "transaction";
    }

    @Override
    public String explanation() {
        return "All from READ to RECORD in one transaction; a buyer retries a refused purchase.";
    }

    @Override
    public Promise promise(Traits store) {
        if (store.showsUncommitted()) {
            return Promise.nothing(store.reason());
        }
        Promise promise =
                store.refusesLostUpdate() ? Promise.noLostUpdate(store.reason()) : Promise.nothing(store.reason());
        return promise.andAllOrNothing();
    }

    @Override
    public String onPause() {
        return "The others go on until it has written the count; then those that want to write it wait.";
    }

    @Override
    public String onCrash() {
        return "The database undoes the open transaction; no seat is lost (at read-uncommitted it may be).";
    }

    @Override
    public boolean isStateVisible() {
        return true;
    }

    @Override
    public CriticalSection open(Opening buyer) throws IOException {
        Isolation level = buyer.isolation();
        return CriticalSection.Transaction.open(buyer.store(), level == null ? STRONGEST : level, false);
    }
}
