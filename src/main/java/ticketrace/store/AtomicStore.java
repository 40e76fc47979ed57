package ticketrace.store;

import java.io.IOException;

/** A store that can take one ticket out of its count in one indivisible step. */
public interface AtomicStore extends TicketStore {

    /** Takes a ticket and says which seat it was; 0 if none is left. */
    int take() throws IOException;
}
