package ticketrace.store;

import java.io.IOException;

/**
 * A store as one buyer has it open: the number of tickets left, to be read and written, and the list of sales.
 *
 * <p>Nothing here is guarded: a read followed by a write can lose the update of a process that wrote in between. That
 * is the point. Each single call is whole: it is seen by other processes entirely or not at all.
 *
 * <p>Thread safety: one thread at a time. If the process dies inside a call, that call happened or it did not.
 */
public interface TicketStore extends AutoCloseable {

    /**
     * How many tickets are left.
     *
     * @throws DamagedStoreException if what is stored is no count; the message names the place and what was found
     */
    int read() throws IOException;

    /**
     * Sets how many tickets are left.
     *
     * @throws IllegalArgumentException if it is not from 0 to {@link CountFile#MAX_COUNT}; nothing is written then
     */
    void write(int remaining) throws IOException;

    /** Adds a sale to the list: {@code seat} was sold by this buyer in its purchase of that number. */
    void record(int seat, int purchase) throws IOException;

    @Override
    void close() throws IOException;
}
