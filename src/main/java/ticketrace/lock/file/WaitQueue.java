package ticketrace.lock.file;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.LockMisuse;

/**
 * The queue of the processes that wait for a lock. The process at its head looks for the lock, as its {@link Head} does
 * it; all others sleep in the kernel, on a record lock that the head holds. So when the head leaves, the kernel wakes
 * one process and no more.
 *
 * <p>The kernel removes a process that dies from the queue, also at its head. But a head may be stopped (SIGSTOP): so a
 * process that has queued for {@value #FIRST_STAND_MILLIS} ms looks for the lock itself, and queues again. Each time it
 * stays longer, so that a thousand processes that wait for long do not spend their time looking.
 *
 * <p>If a process gives up or dies in the queue, the kernel wakes the one behind it for nothing; that one wakes the
 * next as it goes back to sleep, and so on to the end of the queue. With a thousand in the queue this is most of what
 * they do.
 *
 * <p>Sources: {@code posix_lock_inode} in Linux' fs/locks.c, for which waiters wake; fcntl(2), "Advisory record
 * locking"; Mellor-Crummey and Scott, "Algorithms for scalable synchronization on shared-memory multiprocessors"
 * (1991), for having waiters look at different places.
 */
public final class WaitQueue {

    /** How long a process queues at first, before it looks for the lock itself. */
    public static final long FIRST_STAND_MILLIS = 1000;

    private static final long LONGEST_STAND_MILLIS = 60_000;
    private static final int LONGER = 4;

    /** How a process in the queue looks for the lock. */
    public interface Head {

        /** At the head: looks until the deadline ({@link System#nanoTime}). Returns whether it took the lock. */
        boolean look(long deadline) throws IOException, InterruptedException;

        /** Behind the head: looks once. Returns whether it took the lock. */
        boolean lookOnce() throws IOException;
    }

    private final ReentrantLock withinProcess = new ReentrantLock();
    private final Path file;
    private final RecordLocks place;
    private @Nullable FileLock atHead;
    private boolean closed;

    public WaitQueue(Path file) throws IOException {
        this.file = file;
        this.place = new RecordLocks(file);
    }

    /**
     * Queues until it has taken the lock, or the deadline ({@link System#nanoTime}) has come.
     *
     * @return whether it took the lock; if it did so at the head, it stays there until it {@linkplain #leave leaves}
     */
    public boolean wait(Head head, long deadline) throws IOException, InterruptedException {
        long millis = FIRST_STAND_MILLIS;
        boolean taken;
        do {
            taken = stand(TimeUnit.MILLISECONDS.toNanos(millis), head, deadline) || head.lookOnce();
            millis = Math.min(LONGER * millis, LONGEST_STAND_MILLIS);
        } while (!taken && System.nanoTime() - deadline < 0);
        return taken;
    }

    /** Queues for so long; as the head, until the deadline. */
    private boolean stand(long nanos, Head head, long deadline) throws IOException, InterruptedException {
        long until = Math.min(deadline - System.nanoTime(), nanos);
        long end = System.nanoTime() + until;
        if (!withinProcess.tryLock(until, TimeUnit.NANOSECONDS)) {
            return false;
        }
        boolean taken = false;
        try {
            if (closed) {
                throw LockMisuse.closed(file);
            }
            atHead = place.lock(0, 1, end);
            taken = atHead != null && head.look(deadline);
            return taken;
        } finally {
            if (!taken) {
                leave();
            }
        }
    }

    /**
     * Leaves the queue and wakes the next process in it. Does nothing if the calling thread is not in the queue.
     *
     * <p>The caller chooses when: a process that has just lost the lock queues while it still runs, before the next has
     * woken. If it finds the head's place free then, it is the head, and all others were woken for nothing.
     */
    public void leave() throws IOException {
        if (!withinProcess.isHeldByCurrentThread()) {
            return;
        }
        FileLock leaving = atHead;
        atHead = null;
        try {
            if (leaving != null) {
                leaving.release();
            }
        } finally {
            withinProcess.unlock();
        }
    }

    /** Closes the queue. Does nothing and returns false if a thread of this process stands in it. */
    public boolean closeIfUnused() throws IOException {
        if (!withinProcess.tryLock()) {
            return false;
        }
        try {
            closed = true;
            place.close();
            return true;
        } finally {
            withinProcess.unlock();
        }
    }
}
