package ticketrace.guard;

import java.io.IOException;
import java.time.Duration;
import ticketrace.lock.ProcessLock;
import ticketrace.lock.memory.FairLock;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;
import ticketrace.store.TransactionalStore;

/** What a buyer holds from ACQUIRE to RELEASE: a lock, a locked row, or a transaction. One thread. */
public interface CriticalSection extends AutoCloseable {

    /**
     * Waits to be let in.
     *
     * @return false if that did not happen in time
     * @throws InterruptedException if the thread was interrupted while it waited; nothing is held then
     */
    boolean acquire(Duration patience) throws IOException, InterruptedException;

    /**
     * When whoever is inside was given its place in the queue ({@link System#nanoTime}); 0 if there is none, and who waits
     * is let in as it comes.
     */
    default long enqueuedNanos() {
        return 0;
    }

    /**
     * Gives it back: what was done inside stands.
     *
     * @throws ticketrace.store.ConflictException if all that was done inside is undone instead
     */
    void release() throws IOException;

    /** Gives it back after something inside has failed: a transaction is undone. */
    void abandon() throws IOException;

    @Override
    void close() throws IOException;

    /** A cross-process lock, and nothing else: it knows no way back. */
    record Locked(ProcessLock lock) implements CriticalSection {

        @Override
        public boolean acquire(Duration patience) throws IOException, InterruptedException {
            return lock.acquire(patience);
        }

        @Override
        public long enqueuedNanos() {
            return lock instanceof FairLock fair ? fair.enqueuedNanos() : 0;
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
     * A transaction of the store's, that locks the row of the count first or does not; without that it begins at the first
     * statement, and nobody waits for it.
     */
    record Transaction(TransactionalStore store, boolean locksRow) implements CriticalSection {

        /** One on a store that a buyer has open, isolated from here on as the level says. */
        static Transaction open(TicketStore store, Isolation level, boolean locksRow) throws IOException {
            TransactionalStore transactional = (TransactionalStore) store;
            transactional.isolate(level);
            return new Transaction(transactional, locksRow);
        }

        @Override
        public boolean acquire(Duration patience) throws IOException, InterruptedException {
            return !locksRow || store.lockRow(patience);
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
            // whoever opened the store closes it
        }
    }
}
