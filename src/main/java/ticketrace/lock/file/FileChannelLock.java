package ticketrace.lock.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.Backoff;
import ticketrace.lock.Grant;
import ticketrace.lock.LocalMutex;
import ticketrace.lock.ProcessLock;

/**
 * A lock that is a POSIX record lock on a file, as {@link FileChannel} takes it.
 *
 * <p>Process safety: mutual exclusion among all processes that lock the same file by {@code fcntl}, as Java does
 * ({@code flock} locks are another kind, and the two kinds ignore each other). Not fair: the process that runs when the
 * lock is freed may take it first.
 *
 * <p>Waiters sleep in the kernel. Without a queue they sleep on the lock itself: each release wakes one of them, and if
 * few wait, every release costs a switch from one process to another. {@linkplain #withQueue With a queue} they sleep
 * in a {@link WaitQueue} on a companion of the lock's file: only its head looks for the lock, and pauses between its
 * looks, so that the holder can acquire the lock again and again at little cost. When the holder's time slice is over,
 * {@value TimeSlice#FIRST_MILLIS} ms at first and {@value TimeSlice#LONGEST_MILLIS} ms later, the holder queues, too. A
 * process with a queue and one without share the same lock. (So hard links of one file are one lock whose waiters may
 * be in two queues.)
 *
 * <p>If the process dies while it holds the lock, the kernel frees the lock at once and the next waiter gets it; that
 * waiter does not learn of the death. What the dead holder left half done stays half done. A waiter that dies delays no
 * other process. A process that is stopped (SIGSTOP) is not dead. A stopped holder keeps all others out. A stopped head
 * of the queue delays those behind it for {@value WaitQueue#FIRST_STAND_MILLIS} ms at first, and longer if they wait
 * for long; meanwhile one of them uses the lock whenever the time slice of the one before is over, and these slices
 * grow.
 *
 * <p>A record lock belongs to the process. Therefore a {@link LocalMutex} keeps the threads apart, and the file obeys
 * the rules of {@link RecordLocks}.
 *
 * <p>If other code in the holder's JVM opens and closes the file, if only with {@code Files.readString}, the JVM loses
 * the lock: the kernel frees it, and another process can get in beside the holder. <em>No process notices</em>; even
 * {@link #release} does not, but {@link #ensureHeld} does. While this JVM does not hold the lock, such code does no
 * harm. If the file was deleted or replaced, a waiter gets an {@link IOException} at the latest when it waits again; a
 * holder does not notice.
 *
 * <p>Sources: fcntl(2), "Advisory record locking"; {@link FileLock}.
 */
public final class FileChannelLock implements ProcessLock {

    /** The whole file: {@code F_SETLK} with a length of 0 locks up to the largest offset. */
    private static final long WHOLE_FILE = Long.MAX_VALUE;

    /**
     * The head of the queue looks with pauses for at most so long; then it waits in the kernel for the next release. It
     * does not look for longer than its own last {@link TimeSlice}: the slices of others are about as long, and when
     * one of those ends, the head must be asleep in the kernel.
     */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /**
     * Each time the lock goes to another process costs caches, a switch, and a wake-up. With shorter pauses it changes
     * hands more often: with a first pause of 0.2 ms and none longer than 1 ms, 8 and 32 buyers on two cores sold a
     * twentieth less.
     */
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Path file;
    private final LocalMutex mutex;
    private final RecordLocks locks;
    private final @Nullable WaitQueue queue;
    private final TimeSlice slice;
    private @Nullable FileLock held;

    /** The lock's file, as the processes share it. */
    private final class SharedFile implements LocalMutex.Shared, WaitQueue.Head {

        @Override
        public @Nullable Grant take() throws IOException {
            return grant(takeOutsideTheQueue());
        }

        @Override
        public @Nullable Grant take(long deadline) throws IOException, InterruptedException {
            if (queue == null) {
                return grant(waitInKernel(deadline));
            }
            boolean mayTry = !slice.isOver(System.nanoTime());
            return grant((mayTry && takeOutsideTheQueue()) || queue.wait(this, deadline));
        }

        @Override
        public boolean look(long deadline) throws IOException, InterruptedException {
            boolean taken = lookWithPauses(deadline) || waitInKernel(deadline);
            if (taken) {
                slice.begin(System.nanoTime());
            }
            return taken;
        }

        @Override
        public boolean lookOnce() throws IOException {
            boolean taken = tryLock();
            if (taken) {
                slice.beginPastTheFirst(System.nanoTime());
            }
            return taken;
        }

        /**
         * A process that came to the lock through the queue has been its head until now; the longest waiter becomes the
         * head next. It does not leave the queue earlier: a process whose time slice has just ended is in the queue by
         * now, and cannot overtake while the next head wakes up.
         */
        @Override
        public void giveBack() throws IOException {
            FileLock ending = held;
            held = null;
            try {
                if (ending != null) {
                    ending.release();
                }
            } finally {
                slice.released(System.nanoTime());
                if (queue != null) {
                    queue.leave();
                }
            }
        }

        @Override
        public void close() throws IOException {
            try {
                locks.close();
            } finally {
                if (queue != null) {
                    queue.closeIfUnused(); // no thread uses it: a thread that queues has the mutex
                }
            }
        }
    }

    /**
     * Opens the lock on {@code file}, creating the file if it is not there. Waiters sleep on the lock itself.
     *
     * @throws IOException if the file cannot be created or written
     * @throws IllegalStateException if this process has this lock open already
     */
    public FileChannelLock(Path file) throws IOException {
        this(file, false, new TimeSlice());
    }

    /** The same, with the time slices of its holder in this process. */
    FileChannelLock(Path file, boolean queued, TimeSlice slice) throws IOException {
        this.file = file;
        this.slice = slice;
        this.mutex = new LocalMutex(file, new SharedFile(), false);
        this.locks = new RecordLocks(file);
        try {
            this.queue = queued ? new WaitQueue(OpenLockFiles.beside(file, ".line")) : null;
        } catch (IOException | RuntimeException e) {
            locks.close();
            throw e;
        }
    }

    /**
     * Opens the lock on {@code file}, creating it and its companion {@code <file>.line} if they are not there. Waiters
     * queue.
     *
     * @throws IOException if a file cannot be created or written; the message names it
     * @throws IllegalStateException if this process has this lock open already
     */
    public static FileChannelLock withQueue(Path file) throws IOException {
        return new FileChannelLock(file, true, new TimeSlice());
    }

    @Override
    public @Nullable Grant tryAcquire() throws IOException {
        return mutex.tryAcquire();
    }

    @Override
    public @Nullable Grant acquire(Duration timeout) throws IOException, InterruptedException {
        return mutex.acquire(timeout);
    }

    /** This lock does not know in which order all its waiters came, and does not learn of deaths. */
    private static @Nullable Grant grant(boolean taken) {
        return taken ? Grant.PLAIN : null;
    }

    private boolean takeOutsideTheQueue() throws IOException {
        boolean taken = tryLock();
        if (taken) {
            slice.goOn(System.nanoTime());
        }
        return taken;
    }

    private boolean lookWithPauses(long deadline) throws IOException, InterruptedException {
        long patience = Math.min(PATIENCE_NANOS, slice.lengthNanos());
        long patientUntil = Math.min(patience, deadline - System.nanoTime()) + System.nanoTime();
        Backoff backoff = new Backoff(file, patientUntil, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        do {
            if (tryLock()) {
                return true;
            }
        } while (backoff.pause());
        return false;
    }

    private boolean tryLock() throws IOException {
        held = locks.tryLock(0, WHOLE_FILE);
        return held != null;
    }

    private boolean waitInKernel(long deadline) throws IOException, InterruptedException {
        held = locks.lock(0, WHOLE_FILE, deadline);
        return held != null || tryLock(); // it may be free by now
    }

    @Override
    public void ensureHeld() throws IOException {
        mutex.requireHeld();
        locks.ensureLocked(0);
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
