package ticketrace.store;

import java.io.IOException;

/** A store that can write its count on the condition that no other buyer wrote it since this buyer read it. */
public interface OptimisticStore extends TicketStore {

    /**
     * Sets the count if no other buyer has changed it since this buyer's last {@link #read}; otherwise does nothing.
     *
     * @return whether it was set
     */
    boolean compareAndSet(int remaining) throws IOException;
}
