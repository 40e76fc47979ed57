package ticketrace.guard;

import java.io.IOException;

/**
 * A guard of which a buyer holds something from ACQUIRE to RELEASE: a lock, a locked row, or a transaction.
 *
 * <p>Give a lock as a {@link CriticalSection.Locked}: a stepped buyer polls such a lock and does not wait in it, so
 * the schedule decides which buyer gets it.
 */
public interface HeldGuard extends Guard {

    @Override
    default boolean isHeld() {
        return true;
    }

    @Override
    CriticalSection open(Opening buyer) throws IOException;
}
