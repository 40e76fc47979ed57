package ticketrace.lock.memory;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.TimeLimit;
import ticketrace.lock.Grant;
import ticketrace.lock.LockMisuse;
import ticketrace.lock.LockSteps;
import ticketrace.lock.ProcessLock;
import ticketrace.lock.file.OpenLockFiles;
import ticketrace.lock.file.RecordLocks;
import ticketrace.lock.file.WaitQueue;

/**
 * A lock in shared memory that survives its holder: one compare-and-set to get it, one store to give it back, and no
 * system call while no other process wants it.
 *
 * <p>Process safety: mutual exclusion among all processes that open the same file. Waiters spin a little, then they
 * queue in a {@link WaitQueue}, where they sleep in the kernel; only its head looks at the memory again and again, with
 * pauses. Not fair: a process that runs when the lock is freed may take it first. But a head that has waited for long
 * asks for its turn, and from then on a process that comes to wait queues behind it, even if the lock is free. Only a
 * process that does not wait ({@link #tryAcquire}), or one that looks for itself after a long time in the queue, can
 * still get ahead of it.
 *
 * <p>If the process dies while it holds the lock, the next process that wants the lock finds that out and gets it; its
 * grant says so ({@link Grant#previousHolderDied}), as {@code EOWNERDEAD} does for a robust mutex. What the dead holder
 * left half done stays half done. A waiter that dies delays no other process. A process that is stopped (SIGSTOP) is
 * not dead. A stopped holder keeps all others out. A stopped head of the queue delays those behind it for {@value
 * WaitQueue#FIRST_STAND_MILLIS} ms at first, longer if they wait for long; if it has asked for its turn, it also delays
 * all processes that come meanwhile.
 *
 * <p>If other code in a JVM opens and closes the file, if only to read it, that JVM looks dead until it opens the lock
 * anew. Other processes then take the lock from the living holder; its {@link #release} and {@link #ensureHeld} throw.
 *
 * <h2>States</h2>
 *
 * <p>Every process that opens the lock gets a number that no process had before or will have again. It is the offset of
 * a byte of the file that the process keeps locked for as long as it has the lock open. The state is one word:
 *
 * <pre>
 *      0    --- compare-and-set by n ------------------------&gt;  n     acquire: n holds it n    --- store by n
 *      -----------------------------------&gt;  0     release n    --- compare-and-set by m, while m has byte n
 *      ------&gt;  m     n is dead: m holds it, and knows that n died n    --- compare-and-set by n
 *      ------------------------&gt;  0     a thread of n finds that another thread has closed it
 * </pre>
 *
 * <p>A second word is the number of the queue's head if the head has waited so long that it wants its turn; otherwise
 * it is 0.
 *
 * <h2>Why two processes never hold it</h2>
 *
 * <p>The state names one holder. Only a compare-and-set changes it from 0, so one of the processes that want the lock
 * wins. Two things change it from {@code n}: the store of process {@code n} itself, which then is outside; or a
 * compare-and-set of a process that has the record lock on byte {@code n}. The kernel gives that record lock away only
 * when {@code n} has closed its file or is dead, and it frees a dead process's locks after the last of its threads has
 * left user mode: {@code n} stores nothing any more. No number is used twice. So if a process saw state {@code n}
 * before it locked the byte, its compare-and-set replaces the same {@code n}. Process ids would not do: the kernel uses
 * them again. The store that frees has release semantics, and the compare-and-set has acquire semantics: so the next
 * holder sees what the holder before it has written.
 *
 * <p>A thread that closes the lock first marks it as closed, then looks whether another thread of its process has the
 * lock, and only then unlocks the process's byte. A thread that takes the lock looks afterwards whether it is marked.
 * So one of the two sees the other: either the lock stays open, or the thread gives it back at once, unless another
 * process has taken it away by then.
 *
 * <p>Sources: Linux kernel documentation, "A description of what robust futexes are"; pthread_mutexattr_setrobust(3);
 * Mellor-Crummey and Scott, "Algorithms for scalable synchronization on shared-memory multiprocessors" (1991), and
 * Craig, "Building FIFO and priority-queuing spin locks from atomic swap" (1993), for having waiters look at different
 * places; fcntl(2).
 */
public final class RobustLock implements ProcessLock {

    private static final long MAGIC = 0x32_54_53_42_52_4B_54_54L; // "TTKRBST2" in memory, little-endian
    private static final int STATE = 1;
    private static final int NUMBERS = 2;
    private static final int IMPATIENCE = 3;
    private static final long FREE = 0;

    private final Path file;
    private final RecordLocks bytes;
    private final Liveness liveness;
    private final LockMemory memory;
    private final WaitQueue queue;
    private final WaitStrategy waitStrategy;
    private final LockSteps steps;
    private final long me;

    /** The thread that holds the lock. A plain read is enough: only the holder's own thread writes itself here. */
    private @Nullable Thread holder;

    private boolean previousDied;
    private volatile boolean closed;

    private final WaitStrategy.Wanted wanted = new WaitStrategy.Wanted() {
        @Override
        public boolean take() {
            return memory.get(STATE) == FREE && tookFree();
        }

        @Override
        public long holder() {
            return memory.get(STATE);
        }

        @Override
        public boolean takeFromTheDead() throws IOException {
            return tookFromTheDead();
        }
    };

    /**
     * Opens the lock on {@code file}, creating it and its companion {@code <file>.line} if they are not there.
     *
     * @throws IOException if a file cannot be created or written, or holds anything but a lock; the message names it
     * @throws IllegalStateException if this process has this lock open already
     */
    public RobustLock(Path file) throws IOException {
        this(file, LockSteps.UNHEARD);
    }

    /**
     * The same lock; it reports to {@code steps} the steps of its {@link #tryAcquire} (COMPARE-AND-SET; then LOOK,
     * LOCK-BYTE, TAKE-OVER and UNLOCK-BYTE) and of its release (FREE). It reports nothing of waiting, which only
     * decides when a process tries.
     */
    public RobustLock(Path file, LockSteps steps) throws IOException {
        this.file = file;
        this.steps = steps;
        this.bytes = new RecordLocks(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.liveness = new Liveness(file, bytes);
        try {
            this.memory = LockMemory.open(file, bytes, MAGIC);
            this.me = memory.increment(NUMBERS);
            liveness.show(me);
            this.waitStrategy = new WaitStrategy(file, memory, IMPATIENCE, me, wanted);
            this.queue = new WaitQueue(OpenLockFiles.beside(file, ".line"));
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public @Nullable Grant tryAcquire() throws IOException {
        refuseMisuse();
        return grant(tookFree() || tookFromTheDead());
    }

    @Override
    public @Nullable Grant acquire(Duration timeout) throws IOException, InterruptedException {
        refuseMisuse();
        if (Thread.interrupted()) {
            throw new InterruptedException(file + ": interrupted before waiting");
        }
        return grant((!waitStrategy.isImpatient() && tookFree()) || tookLater(TimeLimit.nanos(timeout)));
    }

    /** The grant of the thread that has just tried to take the lock; null if it did not get the lock. */
    private @Nullable Grant grant(boolean taken) {
        if (!taken) {
            return null;
        }
        return previousDied ? Grant.AFTER_A_DEATH : Grant.PLAIN;
    }

    private boolean tookLater(long nanos) throws IOException, InterruptedException {
        if (nanos == 0) {
            return tookFree() || tookFromTheDead();
        }
        long deadline = System.nanoTime() + nanos;
        if (waitStrategy.spin()) {
            return true;
        }
        try {
            return queue.wait(waitStrategy, deadline);
        } finally {
            queue.leave();
        }
    }

    private boolean tookFree() {
        steps.before("COMPARE-AND-SET");
        boolean mine = memory.compareAndSet(STATE, FREE, me);
        if (mine && closed) { // another thread has just closed it: others may find this process dead
            memory.compareAndSet(STATE, me, FREE);
            return false;
        }
        return took(mine, false);
    }

    /** One thread at a time: the threads of a process share its record locks. */
    private synchronized boolean tookFromTheDead() throws IOException {
        requireOpen();
        steps.before("LOOK");
        long other = memory.get(STATE);
        steps.saw("holder", other);
        if (other == me || other == FREE) {
            return false;
        }
        if (other < 0 || other > memory.get(NUMBERS)) {
            throw LockMemory.damaged(file, "it is held by number " + other + ", which was never given to anybody");
        }
        steps.before("LOCK-BYTE");
        FileLock dead = liveness.byteOfDead(other);
        if (dead == null) {
            return false;
        }
        try {
            steps.before("TAKE-OVER");
            boolean mine = memory.compareAndSet(STATE, other, me);
            steps.saw(mine ? "taken" : "not-taken");
            steps.before("UNLOCK-BYTE");
            return took(mine, true);
        } finally {
            dead.release();
        }
    }

    private boolean took(boolean mine, boolean fromTheDead) {
        if (mine) {
            holder = Thread.currentThread();
            previousDied = fromTheDead;
        }
        return mine;
    }

    @Override
    public void ensureHeld() throws IOException {
        requireHeld();
        requireMine();
        bytes.ensureLocked(me);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IOException if this process does not hold the lock any more, as the lock's memory says
     */
    @Override
    public void release() throws IOException {
        requireHeld();
        steps.before("FREE");
        holder = null;
        requireMine();
        memory.set(STATE, FREE);
    }

    private void requireMine() throws IOException {
        if (memory.get(STATE) != me) {
            throw LockMemory.lost(file, "held here, it says that number " + memory.get(STATE) + " holds it");
        }
    }

    private void refuseMisuse() {
        if (holder == Thread.currentThread()) {
            throw LockMisuse.heldAlready(file);
        }
        requireOpen();
    }

    private void requireOpen() {
        if (closed) {
            throw LockMisuse.closed(file);
        }
    }

    private void requireHeld() {
        if (holder != Thread.currentThread()) {
            throw LockMisuse.notHeld(file);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if another thread holds the lock or waits for it
     */
    @Override
    public void close() throws IOException {
        try {
            if (holder == Thread.currentThread()) {
                release();
            }
        } finally {
            closeIfUnused();
        }
    }

    private synchronized void closeIfUnused() throws IOException {
        if (closed) {
            return;
        }
        closed = true; // first: a thread that takes the lock from now on gives it back
        try {
            closed = !memory.compareAndSet(STATE, me, me) && queue.closeIfUnused();
        } finally {
            if (closed) {
                bytes.close();
            }
        }
        if (!closed) {
            throw LockMisuse.inUse(file);
        }
    }
}
