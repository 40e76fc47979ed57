package ticketrace.trap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Promise;
import ticketrace.guard.SteppableGuard;
import ticketrace.guard.Trap;
import ticketrace.lock.LockSteps;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;
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
    public CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation, LockSteps steps)
            throws IOException {
        return CriticalSection.Transaction.open(store, LEVEL, false);
    }
}
