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
 * enqueueing ({@link Grant#queuedSinceNanos}). The next in line looks for a moment whether the holder releases; then it
 * sleeps in the kernel, as all others do, each on the one before it. So a release wakes one process and no more. Threads of one process take turns before they enqueue, and are served in order, too.
 * {@link #tryAcquire} never overtakes another process: it gets the lock only if no process holds it or waits.
 *
 * <p>If the process dies while it holds the lock, waits for it, or enqueues, those behind it go on as if it had never
 * been there; they are not told of its death. What a dead holder left half done stays half done. A process that is
 * stopped (SIGSTOP) keeps its place, and everybody behind it waits: that is the price of order.
 *
 * <p>If code in the JVM that holds the lock or waits for it opens and closes the file another way, if only with {@code
 * Files.readString}, the JVM loses its place: the kernel frees the byte, another process can get in beside it, and
 * <em>nobody notices</em>, not even {@link #release}, unless the holder asks ({@link #ensureHeld}). At other times it
 * does no harm. If the file was deleted or replaced, a process that waits in vain is told at the latest when it waits
 * again ({@link IOException}); a holder is not told.
 *
 * <h2>How it works</h2>
 *
 * <p>A process that enqueues is given the next number; to hold a number is to hold the record lock on that byte of the
 * file. Two words of memory, which all processes map from the same file, tell the last number given ({@code TAIL}) and
 * one that is known to be gone with all before it ({@code GONE}).
 *
 * <pre>
 *   enqueue   n = TAIL + 1;  lock byte n, if it is free;  compare-and-set TAIL from n - 1 to n;
 *             if either failed, another process was given n: unlock, and again
 *   wait      for b = n - 1, n - 2, ... while b &gt; GONE:  lock byte b, waiting in the kernel;  unlock it
 *             (while GONE = b - 1, it looks at GONE for some microseconds first)
 *   release   GONE = n;  unlock byte n
 * </pre>
 *
 * <p>A byte is locked before its number is given (before {@code TAIL} says so), and no number is given twice. So a byte
 * {@code b} found free by a later {@code n} means that {@code b} has been served, has given up or is dead, for good. A
 * process that has found all bytes down to {@code GONE} free is alone: everybody before it is gone, and everybody after
 * it waits for byte {@code n}. The one just before usually held the lock and set {@code GONE} before it let go, and the
 * walk ends there; it goes on only past those that died or gave up waiting.
 *
 * <p>To die anywhere is harmless: before {@code TAIL} is {@code n} the number is given to another process; after it the
 * byte is free, and the next process walks past it. A process that locks a byte and finds that its number has been
 * given meanwhile unlocks it: at worst another process walks past it that much later.
 *
 * <p>Sources: Craig, "Building FIFO and priority-queuing spin locks from atomic swap" (1993), and Magnussen, Landin and
 * Hagersten, "Queue locks on cache coherent multiprocessors" (1994), for waiting on the one before; fcntl(2).
 */
public final class FairLock implements ProcessLock {

    private static final long MAGIC = 0x32_52_49_41_46_4B_54_54L; // "TTKFAIR2" in memory, little-endian
    private static final int TAIL = 1;
    private static final int GONE = 2;

    /** About as long as the kernel takes to wake a process. On one processor a look that goes on delays the holder. */
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
            return taken ? Grant.queuedSince(queuedSinceNanos) : null;
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
            return taken ? Grant.queuedSince(queuedSinceNanos) : null;
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
     * The same lock; {@code steps} hears of the steps of its acquire (READ-TAIL, LOCK, GIVE, and UNLOCK if another
     * process was given the number; then READ-GONE, LOCK-BEFORE, in which it may sleep, and UNLOCK-BEFORE) and of its
     * release (SET-GONE, UNLOCK).
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

    /** Takes the lock if no process holds it or waits for it. Gives up the place that it has in the queue. */
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
            boolean given = tail >= next; // if not, it is about to be, or the process that had its byte has just died
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

    /** Takes the place behind the last one given; false if another process has it, or is about to have it. */
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
                return false; // and our own place is dropped, too
            }
            steps.before("UNLOCK-BEFORE");
            gone.release();
        }
        return true;
    }

    /** Looks again and again for a moment if only {@code before} is still to go, as that one may release soon. */
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
            throw LockMemory.damaged(file, "number " + gone + " is gone, and " + tail + " the last given");
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
        if (leaving != null && leaving.isValid()) { // the end of a wait drops all that was locked on the file
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
