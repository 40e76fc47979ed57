package ticketrace.store;

import java.io.IOException;
import java.time.Duration;

/**
 * A store with transactions: what a buyer does in one is undone as a whole if its process dies before {@link #commit},
 * or if it is told {@link ConflictException}, which every method may throw once {@link #isolate} was called.
 */
public interface TransactionalStore extends TicketStore {

    /** From here on every read, write and record belongs to a transaction of this level. */
    void isolate(Isolation level) throws IOException;

    /**
     * Locks the row of the count until the transaction ends; the next {@link #read} tells what it held then.
     *
     * @return false if it was not had in time
     * @throws InterruptedException if the thread was interrupted; noticed within two seconds
     */
    boolean lockRow(Duration patience) throws IOException, InterruptedException;

    /** Whether the connection is still there that has the transaction: when it ends, the transaction is undone. */
    boolean isConnected() throws IOException;

    /** Ends the transaction: all of it stands. */
    void commit() throws IOException;

    /** Ends the transaction: nothing of it stands. Harmless if there is none. */
    void rollback() throws IOException;
}
