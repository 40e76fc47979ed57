package ticketrace.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.JvmLock;
import ticketrace.lock.file.FileChannelLock;
import ticketrace.lock.file.LockFile;
import ticketrace.lock.memory.FairLock;
import ticketrace.lock.memory.RobustLock;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;
import ticketrace.store.TransactionalStore;

/** The entries of the catalogue, in the order in which they are shown. A new guard goes here. */
final class Catalogue {

    private static final List<String> EVERY_STORE = List.of("file", "mapped", "h2");
    private static final List<String> COMPARING_STORES = List.of("mapped", "h2");
    private static final List<String> DATABASES = List.of("h2");

    // Anonymous classes rather than lambdas: buyers load this class, and a JVM's first lambda costs it tens of
    // milliseconds.
    static final Guard.SectionMaker NOTHING_HELD = new Guard.SectionMaker() {
        @Override
        public @Nullable CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation) {
            return null;
        }
    };

    static final List<Guard> GUARDS = List.of(
            new Guard(
                    "none",
                    "No guard at all: buyers read and write as they please.",
                    PurchaseKind.READ_THEN_WRITE,
                    Promise.nothing("two buyers can read the same count before either writes"),
                    "Nothing is held, so nothing is blocked; the victim's seat is unknown.",
                    EVERY_STORE,
                    NOTHING_HELD),
            new Guard(
                    "jvm-lock",
                    "A ReentrantLock inside each process: the classic mistake, for every process has its own.",
                    PurchaseKind.READ_THEN_WRITE,
                    Promise.nothing("each process locks its own lock, so all of them are inside at once"),
                    "The lock dies with its process and never kept anybody out; the victim's seat is unknown.",
                    EVERY_STORE,
                    new Guard.SectionMaker() {
                        @Override
                        public CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation) {
                            return new CriticalSection.Locked(new JvmLock());
                        }
                    }),
            new Guard(
                    "lock-file",
                    "A file created exclusively to get in and deleted to get out.",
                    PurchaseKind.READ_THEN_WRITE,
                    Promise.exclusion("only one process can create the file")
                            .butHeldByTheDead("a killed holder cannot delete its file, and nobody else may"),
                    "The lock file stays: everybody else waits until the time limit, for ever without one.",
                    EVERY_STORE,
                    new Guard.SectionMaker() {
                        @Override
                        public CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation) {
                            return new CriticalSection.Locked(new LockFile(folder.resolve(Guards.LOCK_FILE)));
                        }
                    }),
            new Guard(
                    "file-lock",
                    "FileChannel.lock on a file of its own: a POSIX record lock, kept by the kernel.",
                    PurchaseKind.READ_THEN_WRITE,
                    Promise.exclusion("the kernel grants the record lock to one process at a time"),
                    "The kernel frees the lock at once and the race goes on; the victim's seat is unknown.",
                    EVERY_STORE,
                    new Guard.SectionMaker() {
                        @Override
                        public CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation)
                                throws IOException {
                            return new CriticalSection.Locked(
                                    FileChannelLock.withLine(folder.resolve(Guards.CHANNEL_LOCK_FILE)));
                        }
                    }),
            new Guard(
                    "fair-lock",
                    "First come, first served: a queue of record locks, each buyer asleep on the one before it.",
                    PurchaseKind.READ_THEN_WRITE,
                    Promise.exclusion("the kernel grants each place in the queue to one process")
                            .andFirstComeFirstServed("a place in the queue is given once, and served in order"),
                    "Those behind go on as if it had not been there; the victim's seat is unknown.",
                    EVERY_STORE,
                    new Guard.SectionMaker() {
                        @Override
                        public CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation)
                                throws IOException {
                            return new CriticalSection.Locked(new FairLock(folder.resolve(Guards.FAIR_LOCK_FILE)));
                        }
                    }),
            new Guard(
                    "robust-lock",
                    "Compare-and-set in shared memory: no system call unless others want it, too.",
                    PurchaseKind.READ_THEN_WRITE,
                    Promise.exclusion("the word in memory names one holder, and is taken only from a dead one"),
                    "The next buyer finds the holder dead and takes over; the victim's seat is unknown.",
                    EVERY_STORE,
                    new Guard.SectionMaker() {
                        @Override
                        public CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation)
                                throws IOException {
                            return new CriticalSection.Locked(new RobustLock(folder.resolve(Guards.ROBUST_LOCK_FILE)));
                        }
                    }),
            new Guard(
                    "row-lock",
                    "SELECT ... FOR UPDATE: the database locks the row of the count until the transaction ends.",
                    PurchaseKind.READ_THEN_WRITE,
                    Promise.exclusion("the database lets one transaction at a time have the row")
                            .andAllOrNothing(),
                    "The database undoes the open transaction and frees the row; no seat is lost.",
                    DATABASES,
                    new Guard.SectionMaker() {
                        @Override
                        public CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation)
                                throws IOException {
                            return transaction(store, Isolation.READ_COMMITTED, true);
                        }
                    }),
            new Guard(
                    "transaction",
                    "All from READ to RECORD in one transaction; what the database refuses is tried again.",
                    PurchaseKind.READ_THEN_WRITE,
                    IsolationPromises.PROMISE,
                    IsolationPromises.PROMISES,
                    "The database undoes the open transaction; no seat is lost (at read-uncommitted it may be).",
                    DATABASES,
                    new Guard.SectionMaker() {
                        @Override
                        public CriticalSection open(Path folder, TicketStore store, @Nullable Isolation isolation)
                                throws IOException {
                            return transaction(store, isolation == null ? Isolation.DEFAULT : isolation, false);
                        }
                    }),
            new Guard(
                    "optimistic",
                    "Compare-and-set: the count is written if its version is still the one that was read, else again.",
                    PurchaseKind.OPTIMISTIC,
                    Promise.noLostUpdate("the store compares and sets in one indivisible step"),
                    "Nothing is held, so nothing is blocked; the victim's seat is unknown.",
                    COMPARING_STORES,
                    NOTHING_HELD),
            new Guard(
                    "atomic",
                    "One indivisible step takes a ticket and says which: no gap between reading and writing to think in.",
                    PurchaseKind.ATOMIC,
                    Promise.noLostUpdate("the store decrements in one indivisible step"),
                    "Nothing is held, so nothing is blocked; the victim's seat is unknown.",
                    COMPARING_STORES,
                    NOTHING_HELD));

    private Catalogue() {}

    private static CriticalSection transaction(TicketStore store, Isolation level, boolean locksRow)
            throws IOException {
        TransactionalStore transactional = (TransactionalStore) store;
        transactional.isolate(level);
        return new CriticalSection.Transaction(transactional, locksRow);
    }
}
