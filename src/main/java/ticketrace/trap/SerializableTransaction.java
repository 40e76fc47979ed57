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

/** {@code mended:serializable-transaction}: the whole purchase is one transaction at SERIALIZABLE. */
public final class SerializableTransaction implements SteppableGuard {

    private static final Isolation LEVEL = Isolation.SERIALIZABLE;

    @Override
    public String name() {
        return Trap.MENDED_PREFIX + "serializable-transaction";
    }

    @Override
    public String explanation() {
        return "The whole purchase is one transaction at SERIALIZABLE.";
    }

    @Override
    public String onCrash() {
        return "The database undoes the open transaction.";
    }

    @Override
    public List<Isolation> levels() {
        return List.of(LEVEL);
    }

    @Override
    public Promise promise(Traits store) {
        return Promise.noLostUpdate("the database refuses a write to a count that has changed")
                .andAllOrNothing();
    }

    @Override
    public CriticalSection open(Opening buyer) throws IOException {
        return CriticalSection.Transaction.open(buyer.store(), LEVEL, false);
    }
}
