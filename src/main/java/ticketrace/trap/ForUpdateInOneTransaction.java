package ticketrace.trap;

import java.io.IOException;
import java.util.List;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Opening;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.store.Isolation;
import ticketrace.store.Traits;

/** {@code mended:for-update-in-one-transaction}: the row is locked until the purchase is committed. */
public final class ForUpdateInOneTransaction implements SteppableGuard {

    private static final Isolation LEVEL = Isolation.READ_COMMITTED;

    @Override
    public String name() {
        return Trap.MENDED_PREFIX + "for-update-in-one-transaction";
    }

    @Override
    public String explanation() {
        return "SELECT ... FOR UPDATE, UPDATE and INSERT in one transaction.";
    }

    @Override
    public String onCrash() {
        return "The database undoes the open transaction and frees the row.";
    }

    @Override
    public List<Isolation> levels() {
        return List.of(LEVEL);
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.exclusion("the database lets one transaction at a time have the row")
                .andAllOrNothing();
    }

    @Override
    public CriticalSection open(Opening buyer) throws IOException {
        return CriticalSection.Transaction.open(buyer.store(), LEVEL, true);
    }
}
