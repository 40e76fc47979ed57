package ticketrace.lock.memory;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.Backoff;
import ticketrace.lock.Grant;
import ticketrace.lock.LocalMutex;
import ticketrace.lock.LockSteps;
import ticketrace.lock.ProcessLock;
import ticketrace.lock.file.RecordLocks;

/**
 * A lock that processes get in the order in which they asked for it: first come, first served.
 *
 * <p>Process safety: mutual exclusion among all processes that open the same file, and FIFO from the moment of
 * enqueueing ({@link Grant#queuedSinceNanos}). The next waiter looks for a moment whether the holder releases; then it
 * sleeps in the kernel. All others sleep at once, each on the waiter before it. So a release wakes one process and no
 * more. Threads of one process take turns before they enqueue, also first come, first served. {@link #tryAcquire} never
 * overtakes another process: it gets the lock only if no process holds it or waits.
 *
 * <p>If a process dies while it holds the lock, waits for it, or enqueues, the processes behind it move up; they do not
 * learn of its death. What a dead holder left half done stays half done. A process that is stopped (SIGSTOP) keeps its
 * place, and all behind it wait: that is the price of order.
 *
 * <p>If other code in the JVM that holds the lock or waits for it opens and closes the file, if only with {@code
 * Files.readString}, the JVM loses its place: the kernel frees the byte, and another process can get in beside it.
 * <em>No process notices</em>; even {@link #release} does not, but {@link #ensureHeld} does. At other times such code
 * does no harm. If the file was deleted or replaced, a waiter gets an {@link IOException} at the latest when it waits
 * again; a holder does not notice.
 *
 * <h2>How it works</h2>
 *
 * <p>A process that enqueues gets the next number. It holds number n by the record lock on byte n of the file. All
 * processes map two words of memory from the same file: {@code TAIL} is the last number given; {@code GONE} is a number
 * that is known to be gone, with all before it.
 *
 * <pre>
 *   enqueue   n = TAIL + 1;  lock byte n, if it is free;  compare-and-set TAIL from n - 1 to n; if either failed,
 *             another process has number n: unlock, and try again wait      for b = n - 1, n - 2, ... while b &gt;
 *             GONE:  lock byte b, waiting in the kernel;  unlock it (while GONE = b - 1, it looks at GONE for some
 *             microseconds first) release   GONE = n;  unlock byte n
 * </pre>
 *
 * <p>A byte is locked before its number is given (before {@code TAIL} says so), and no number is given twice. So if a
 * later {@code n} finds byte {@code b} free, the process with number {@code b} has released the lock, has given up or
 * is dead, and will never hold that number again. If process {@code n} has found all bytes down to {@code GONE} free,
 * it alone holds the lock: all before it are gone, and all after it wait for byte {@code n}. Usually the walk ends at
 * {@code n - 1}, which held the lock and set {@code GONE} before it unlocked its byte; it goes further only past
 * processes that died or gave up.
 *
 * <p>A process may die at any point. If it dies before {@code TAIL} is {@code n}, another process gets the number; if
 * it dies later, the byte is free, and the next process walks past it. A process that locks a byte and finds that the
 * number was given to another one meanwhile unlocks it: at worst another process has to wait for that moment.
 *
 * <p>Sources: Craig, "Building FIFO and priority-queuing spin locks from atomic swap" (1993), and Magnussen, Landin and
 * Hagersten, "Queue locks on cache coherent multiprocessors" (1994), for waiting on the waiter before; fcntl(2).
 */
public final class FairLock implements ProcessLock {

    private static final long MAGIC = 0x32_52_49_41_46_4B_54_54L; // "TTKFAIR2" in memory, little-endian
    private static final int TAIL = 1;
    private static final int GONE = 2;

    /**
     * About as long as the kernel takes to wake a process. On one processor it is 0: looking would delay the holder.
     */
    private static final long LONGEST_LOOK_NANOS =
            Runtime.getRuntime().availableProcessors() > 1 ? TimeUnit.MICROSECONDS.toNanos(20) : 0;

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Path file;
    private final RecordLocks queue;
    private final LockMemory memory;
    private final LocalMutex mutex;
    private final LockSteps steps;
    private @Nullable FileLock place;
    private long number;
    private long queuedSinceNanos;

    /** The file and its memory, as the processes share them. */
    private final class SharedQueue implements LocalMutex.Shared {

        @Override
        public @Nullable Grant take() throws IOException {
            boolean taken = false;
            try {
                taken = tookNow();
            } finally {
                letGoUnless(taken);
            }
            return taken ? grant() : null;
        }

        @Override
        public @Nullable Grant take(long deadline) throws IOException, InterruptedException {
            boolean taken = false;
            try {
                taken = enqueue(deadline) && waitForThoseBefore(deadline);
                taken = taken || tookNow(); // it may be free by now
            } finally {
                letGoUnless(taken);
            }
            return taken ? grant() : null;
        }

        private Grant grant() {
            return new Grant(queuedSinceNanos, number, false); // no number is given twice, and they are served in order
        }

        @Override
        public void giveBack() throws IOException {
            steps.before("SET-GONE");
            memory.set(GONE, number);
            steps.before("UNLOCK");
            letGo();
        }

        @Override
        public void close() throws IOException {
            queue.close();
        }
    }

    /**
     * Opens the lock on {@code file}, creating it if it is not there.
     *
     * @throws IOException if the file cannot be created or written, or holds anything but a lock; the message names it
     * @throws IllegalStateException if this process has this lock open already
     */
    public FairLock(Path file) throws IOException {
        this(file, LockSteps.UNHEARD);
    }

    /**
     * The same lock; it reports to {@code steps} the steps of its acquire (READ-TAIL, LOCK, GIVE, and UNLOCK if another
     * process got the number; then READ-GONE, LOCK-BEFORE, in which it may sleep, and UNLOCK-BEFORE) and of its release
     * (SET-GONE, UNLOCK).
     */
    public FairLock(Path file, LockSteps steps) throws IOException {
        this.file = file;
        this.steps = steps;
        this.mutex = new LocalMutex(file, new SharedQueue(), true);
        this.queue = new RecordLocks(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            this.memory = LockMemory.open(file, queue, MAGIC);
        } catch (IOException | RuntimeException e) {
            queue.close();
            throw e;
        }
    }

    @Override
    public @Nullable Grant tryAcquire() throws IOException {
        return mutex.tryAcquire();
    }

    @Override
    public @Nullable Grant acquire(Duration timeout) throws IOException, InterruptedException {
        return mutex.acquire(timeout);
    }

    /** Takes the lock if no process holds it or waits for it. Gives up the place that this process has in the queue. */
    private boolean tookNow() throws IOException {
        letGo();
        long gone = memory.get(GONE);
        long tail = tail();
        for (long before = tail; before > memory.get(GONE); before--) {
            FileLock free = queue.tryLock(before, 1);
            if (free == null) {
                return false;
            }
            free.release();
        }
        if (tail > gone) {
            memory.compareAndSet(GONE, gone, tail);
        }
        return tookPlace(tail + 1); // not if another process came meanwhile
    }

    /** If another process asks at the same time and takes the wanted place, this one takes the next. */
    private boolean enqueue(long deadline) throws IOException, InterruptedException {
        Backoff backoff = new Backoff(file, deadline, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        long next = readTail() + 1;
        while (!tookPlace(next)) {
            long tail = readTail();
            boolean given = tail >= next; // if not, another process is about to get it, or has just died
            if (given ? System.nanoTime() - deadline >= 0 : !steps.pause(backoff)) {
                return false;
            }
            next = (given ? tail : readTail()) + 1;
        }
        return true;
    }

    private long readTail() throws IOException {
        steps.before("READ-TAIL");
        long tail = tail();
        steps.saw("tail", tail);
        return tail;
    }

    /** Takes the place with this number; false if another process has it, or is about to get it. */
    private boolean tookPlace(long next) throws IOException {
        steps.before("LOCK");
        FileLock locked = queue.tryLock(next, 1);
        if (locked == null) {
            steps.saw("locked-by-another");
            return false;
        }
        long now = System.nanoTime(); // after the number before was given, and before this one is
        steps.before("GIVE");
        if (!memory.compareAndSet(TAIL, next - 1, next)) {
            steps.saw("given-to-another");
            steps.before("UNLOCK");
            locked.release();
            return false;
        }
        place = locked;
        number = next;
        queuedSinceNanos = now;
        return true;
    }

    private boolean waitForThoseBefore(long deadline) throws IOException, InterruptedException {
        for (long before = number - 1; before > readGone(before); before--) {
            steps.before("LOCK-BEFORE");
            FileLock gone = queue.lock(before, 1, deadline);
            if (gone == null) {
                return false; // this process has lost its own place, too
            }
            steps.before("UNLOCK-BEFORE");
            gone.release();
        }
        return true;
    }

    /** If only {@code before} has not gone yet, looks again and again for a moment, because it may release soon. */
    private long readGone(long before) {
        steps.before("READ-GONE");
        long gone = memory.get(GONE);
        if (gone == before - 1) {
            long lookUntil = System.nanoTime() + LONGEST_LOOK_NANOS;
            while (gone == before - 1 && System.nanoTime() - lookUntil < 0) {
                Thread.onSpinWait();
                gone = memory.get(GONE);
            }
        }
        steps.saw("gone", gone);
        return gone;
    }

    /** The last number given. */
    private long tail() throws IOException {
        long gone = memory.get(GONE); // first, for both grow
        long tail = memory.get(TAIL);
        if (tail < gone || tail == Long.MAX_VALUE) {
            throw LockMemory.damaged(file, "number " + gone + " is gone, but the last number given is " + tail);
        }
        return tail;
    }

    private void letGoUnless(boolean taken) throws IOException {
        if (!taken) {
            letGo();
        }
    }

    private void letGo() throws IOException {
        FileLock leaving = place;
        place = null;
        if (leaving != null && leaving.isValid()) { // the end of a wait frees all locks on the file
            leaving.release();
        }
    }

    @Override
    public void ensureHeld() throws IOException {
        mutex.requireHeld();
        queue.ensureLocked(number);
    }

    @Override
    public void release() throws IOException {
        mutex.release();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if another thread holds the lock or waits for it
     */
    @Override
    public void close() throws IOException {
        mutex.close();
    }
}
