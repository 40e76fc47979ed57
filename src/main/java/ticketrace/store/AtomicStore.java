package ticketrace.store;

import java.io.IOException;

/** A store that can take one ticket out of its count in one indivisible step. */
public interface AtomicStore extends TicketStore {

    /** Takes a ticket and returns its seat; returns 0 if no ticket is left. */
    int take() throws IOException;
}
