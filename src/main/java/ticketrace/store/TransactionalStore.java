package ticketrace.store;

import java.io.IOException;
import java.time.Duration;

/**
 * A store with transactions. The store undoes all changes of a transaction if the buyer's process dies before {@link
 * #commit}, or if a method throws {@link ConflictException}, which every method may throw after {@link #isolate}.
 */
public interface TransactionalStore extends TicketStore {

    /** From now on every read, write and record belongs to a transaction of this level. */
    void isolate(Isolation level) throws IOException;

    /**
     * Locks the row of the count until the transaction ends; the next {@link #read} returns the locked count.
     *
     * @return whether the buyer got the lock in time
     * @throws InterruptedException if the thread was interrupted; the store notices this within two seconds, or later
     *     if the buyer opened it with {@link ServedStore#patientAccess}
     */
    boolean lockRow(Duration patience) throws IOException, InterruptedException;

    /**
     * Whether the connection of the transaction is still open; the store undoes the transaction when the connection
     * ends.
     */
    boolean isConnected() throws IOException;

    /** Ends the transaction and keeps all its changes. */
    void commit() throws IOException;

    /** Ends the transaction and undoes all its changes. Does nothing without a transaction. */
    void rollback() throws IOException;
}
