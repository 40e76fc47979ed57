package ticketrace.store;

import java.io.IOException;

/** A store that can write its count on the condition that nobody else has since this buyer read it. */
public interface OptimisticStore extends TicketStore {

    /**
     * Sets how many tickets are left, if nobody has changed that since this buyer's last {@link #read}; else nothing.
     *
     * @return whether it was set
     */
    boolean compareAndSet(int remaining) throws IOException;
}
