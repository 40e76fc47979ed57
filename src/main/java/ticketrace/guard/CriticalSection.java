package ticketrace.guard;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.Grant;
import ticketrace.lock.LockLostException;
import ticketrace.lock.ProcessLock;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;
import ticketrace.store.TransactionalStore;

/** What a buyer holds from ACQUIRE to RELEASE: a lock, a locked row, or a transaction. One thread. */
public interface CriticalSection extends AutoCloseable {

    /**
     * Waits until the buyer is let in.
     *
     * @return what is known of the section that the thread holds now; null if its patience was over first
     * @throws InterruptedException if the thread was interrupted while it waited; nothing is held then
     */
    @Nullable
    Grant acquire(Duration patience) throws IOException, InterruptedException;

    /**
     * Looks whether the section is still held. What it has seen may be over a moment later.
     *
     * @throws ticketrace.lock.LockLostException if it was lost; the message says how
     * @throws IOException if that cannot be found out
     */
    void ensureHeld() throws IOException;

    /**
     * Gives the section back: what the buyer did inside stands.
     *
     * @throws ticketrace.store.ConflictException if all that the buyer did inside is undone instead
     */
    void release() throws IOException;

    /** Gives the section back after something inside has failed: a transaction is undone. */
    void abandon() throws IOException;

    @Override
    void close() throws IOException;

    /** A lock between processes, and nothing else: it undoes nothing. */
    record Locked(ProcessLock lock) implements CriticalSection {

        @Override
        public @Nullable Grant acquire(Duration patience) throws IOException, InterruptedException {
            return lock.acquire(patience);
        }

        @Override
        public void ensureHeld() throws IOException {
            lock.ensureHeld();
        }

        @Override
        public void release() throws IOException {
            lock.release();
        }

        @Override
        public void abandon() throws IOException {
            lock.release();
        }

        @Override
        public void close() throws IOException {
            lock.close();
        }
    }

    /**
     * A transaction of the store. It locks the row of the count first, or does not: then it begins at the first statement,
     * and no buyer waits for it.
     */
    record Transaction(TransactionalStore store, boolean locksRow) implements CriticalSection {

        /** One on a store that a buyer has open, isolated from here on as the level says. */
        static Transaction open(TicketStore store, Isolation level, boolean locksRow) throws IOException {
            TransactionalStore transactional = (TransactionalStore) store;
            transactional.isolate(level);
            return new Transaction(transactional, locksRow);
        }

        @Override
        public @Nullable Grant acquire(Duration patience) throws IOException, InterruptedException {
            return !locksRow || store.lockRow(patience) ? Grant.PLAIN : null;
        }

        /** A database undoes a transaction when the connection that has it ends, and frees its locks. */
        @Override
        public void ensureHeld() throws IOException {
            if (!store.isConnected()) {
                throw new LockLostException("the connection to the database is lost, and the transaction with it");
            }
        }

        @Override
        public void release() throws IOException {
            store.commit();
        }

        @Override
        public void abandon() throws IOException {
            store.rollback();
        }

        @Override
        public void close() {
            // the buyer that opened the store closes it
        }
    }
}
