package ticketrace.guard;

import java.io.IOException;
import java.util.List;
import ticketrace.store.Isolation;
import ticketrace.store.Traits;

/** {@code row-lock}: the store locks the row of the count. */
public final class RowLockGuard implements HeldGuard {

    private static final Isolation LEVEL = Isolation.READ_COMMITTED;

    @Override
    public List<Isolation> levels() {
        return List.of(LEVEL);
    }

    @Override
    public String name() {
        return "row-lock";
    }

    @Override
    public String explanation() {
        return "SELECT ... FOR UPDATE: the database locks the row of the count until the transaction ends.";
    }

    @Override
    public Promise promise(Traits store) {
        Promise promise = Promise.exclusion("the database lets one transaction at a time have the row");
        return store.showsUncommitted() ? promise : promise.andAllOrNothing();
    }

    @Override
    public String onCrash() {
        return "The database undoes the open transaction and frees the row; no seat is lost.";
    }

    @Override
    public boolean isStateVisible() {
        return true;
    }

    @Override
    public CriticalSection open(Opening buyer) throws IOException {
        return CriticalSection.Transaction.open(buyer.store(), LEVEL, true);
    }
}
