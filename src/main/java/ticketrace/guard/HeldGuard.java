package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;

/** A guard of which a buyer holds something from ACQUIRE to RELEASE: a lock, a locked row, or a transaction. */
public interface HeldGuard extends Guard {

    @Override
    default boolean isHeld() {
        return true;
    }

    @Override
    CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation) throws IOException;
}
