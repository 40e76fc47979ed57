package ticketrace.guard;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.Grant;
import ticketrace.lock.LockLostException;
import ticketrace.lock.ProcessLock;
import ticketrace.lock.memory.CountedLock;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;
import ticketrace.store.TransactionalStore;

/** What a buyer holds from ACQUIRE to RELEASE: a lock, a locked row, or a transaction. For one thread. */
public interface CriticalSection extends AutoCloseable {

    /**
     * Waits until the buyer holds the section.
     *
     * @return the grant of the section that the thread now holds; null if the patience ran out first
     * @throws InterruptedException if another thread interrupted the wait; the thread then holds nothing
     */
    @Nullable
    Grant acquire(Duration patience) throws IOException, InterruptedException;

    /**
     * Checks that the buyer still holds the section. The buyer may lose it right after the check.
     *
     * @throws ticketrace.lock.LockLostException if the buyer has lost it; the message says how
     * @throws IOException if the check fails
     */
    void ensureHeld() throws IOException;

    /** Whether a purchase asks, in a step of its own before its WRITE, whether it still holds the section. */
    default boolean isRechecked() {
        return false;
    }

    /** Whether the buyer still holds the section: the quick form of {@link #ensureHeld}. */
    default boolean isHeld() throws IOException {
        try {
            ensureHeld();
            return true;
        } catch (LockLostException lost) {
            return false;
        }
    }

    /**
     * Releases the section; a transaction commits.
     *
     * @throws ticketrace.store.ConflictException if the store has undone the transaction instead
     */
    void release() throws IOException;

    /** Releases the section after a failure inside it; a transaction rolls back. */
    void abandon() throws IOException;

    @Override
    void close() throws IOException;

    /** A section that a buyer can try to get without waiting. A stepped buyer polls it, and does not wait in it. */
    interface Polled extends CriticalSection {

        /**
         * Whether a stepped buyer waits in {@link #acquire} all the same: the section shows each of its own steps, those
         * in which it waits included.
         */
        default boolean showsItsWait() {
            return false;
        }

        /** Takes the section if it is free, without waiting; returns null if it is not. */
        @Nullable
        Grant tryAcquire() throws IOException;

        /**
         * Gives up whatever the buyer has of the section, without a step. A stepped buyer may break off between two of
         * the section's own steps; a section without such steps has nothing then.
         */
        default void breakOff() throws IOException {
            // no step, so nothing was broken off
        }
    }

    /** A section under which the purchase uses the store in another way than other purchases do. */
    interface WithStore extends CriticalSection {

        /** The store as the purchase uses it. Whoever closes the section does not close it. */
        TicketStore store();
    }

    /** How much a lock shows of its own steps. */
    enum Shown {
        NOTHING,

        /** Its steps. A stepped buyer polls it. */
        STEPS,

        /** Its steps, those in which it waits included. */
        STEPS_AND_WAITS
    }

    /** A lock between processes. It cannot undo writes. */
    record Locked(ProcessLock lock, Shown shown, boolean isRechecked) implements Polled {

        /** The file with the number of grants, in a run's folder. */
        private static final String GRANTS = "tickets.grants";

        /** A lock that shows none of its own steps, and that nobody rechecks. */
        public Locked(ProcessLock lock) {
            this(lock, Shown.NOTHING, false);
        }

        /**
         * A lock whose grants are counted in a file beside it if the store needs their numbers.
         *
         * @param buyer the buyer that opens it
         */
        static Locked counted(ProcessLock lock, Opening buyer) throws IOException {
            return new Locked(
                    buyer.isFenced() ? CountedLock.of(lock, buyer.folder().resolve(GRANTS)) : lock);
        }

        @Override
        public boolean isHeld() throws IOException {
            return lock.isHeld();
        }

        @Override
        public boolean showsItsWait() {
            return shown == Shown.STEPS_AND_WAITS;
        }

        /** A lock between two of its own steps may have record locks; they end when its file is closed. */
        @Override
        public void breakOff() throws IOException {
            if (shown != Shown.NOTHING) {
                lock.close();
            }
        }

        @Override
        public @Nullable Grant tryAcquire() throws IOException {
            return lock.tryAcquire();
        }

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
     * A transaction of the store. With {@code locksRow}, it first locks the row of the count. Without, it begins at its
     * first statement, and ACQUIRE does not wait.
     */
    record Transaction(TransactionalStore store, boolean locksRow) implements CriticalSection {

        /** Sets the isolation level of an open store and returns a transaction on it. */
        public static Transaction open(TicketStore store, Isolation level, boolean locksRow) throws IOException {
            TransactionalStore transactional = (TransactionalStore) store;
            transactional.isolate(level);
            return new Transaction(transactional, locksRow);
        }

        @Override
        public @Nullable Grant acquire(Duration patience) throws IOException, InterruptedException {
            return !locksRow || store.lockRow(patience) ? Grant.PLAIN : null;
        }

        /** When a connection ends, the database rolls back its transaction and frees its locks. */
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
