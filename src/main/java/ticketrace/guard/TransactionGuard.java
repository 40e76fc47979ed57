package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;

/** {@code transaction}: all of a purchase is a transaction of the store's. */
public final class TransactionGuard implements HeldGuard {

    @Override
    public Map<Isolation, Promise> promises() {
        return IsolationPromises.PROMISES;
    }

    @Override
    public String name() {
        return "transaction";
    }

    @Override
    public String explanation() {
        return "All from READ to RECORD in one transaction; what the database refuses is tried again.";
    }

    @Override
    public Promise promise() {
        return IsolationPromises.PROMISE;
    }

    @Override
    public String onCrash() {
        return "The database undoes the open transaction; no seat is lost (at read-uncommitted it may be).";
    }

    @Override
    public List<String> stores() {
        return List.of("h2");
    }

    @Override
    public CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation) throws IOException {
        return CriticalSection.Transaction.open(store, isolation == null ? Isolation.DEFAULT : isolation, false);
    }
}
