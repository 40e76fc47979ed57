package ticketrace.store;

import java.io.IOException;

/**
 * A store, opened by one buyer: the number of tickets left, which the buyer reads and writes, and the list of sales.
 *
 * <p>A store guards nothing, on purpose: a read followed by a write can lose the update of a process that wrote in
 * between. Each single call is atomic: other processes see its whole effect or nothing of it.
 *
 * <p>Thread safety: one thread at a time. If the process dies inside a call, the call happened completely or not at
 * all. One exception: a {@link #record} into {@code sales.csv} may leave an unfinished line, see {@link SalesFile}.
 */
public interface TicketStore extends AutoCloseable {

    /**
     * The number of tickets left.
     *
     * @throws DamagedStoreException if the store holds no count; the message names the place and the contents
     */
    int read() throws IOException;

    /**
     * Sets the number of tickets left.
     *
     * @throws IllegalArgumentException if it is not from 0 to {@link CountFile#MAX_COUNT}; the store is not changed
     *     then
     */
    void write(int remaining) throws IOException;

    /** Adds a sale to the list: this buyer sold {@code seat} in its purchase with this number. */
    void record(int seat, int purchase) throws IOException;

    @Override
    void close() throws IOException;
}
