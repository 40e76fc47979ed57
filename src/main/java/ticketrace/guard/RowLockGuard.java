package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;

/** {@code row-lock}: the store locks the row of the count. */
public final class RowLockGuard implements HeldGuard {

    @Override
    public String name() {
        return "row-lock";
    }

    @Override
    public String explanation() {
        return "SELECT ... FOR UPDATE: the database locks the row of the count until the transaction ends.";
    }

    @Override
    public Promise promise() {
        return Promise.exclusion("the database lets one transaction at a time have the row")
                .andAllOrNothing();
    }

    @Override
    public String onCrash() {
        return "The database undoes the open transaction and frees the row; no seat is lost.";
    }

    @Override
    public List<String> stores() {
        return List.of("h2");
    }

    @Override
    public CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation) throws IOException {
        return CriticalSection.Transaction.open(store, Isolation.READ_COMMITTED, true);
    }
}
