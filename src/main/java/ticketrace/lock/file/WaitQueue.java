package ticketrace.lock.file;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.LockMisuse;

/**
 * The line of those that wait for a lock: one at its head, who looks for the lock in whatever way suits that; all others
 * asleep in the kernel, on a record lock that the head holds. So the end of the head's wait wakes one process and no more.
 *
 * <p>Who dies in line, or at its head, is gone from it. A head may be stopped (SIGSTOP), too: so who has been in line for
 * {@value #FIRST_STAND_MILLIS} ms looks for itself, and lines up again; each time for longer, since a thousand who wait for
 * long are not to spend their time with looking.
 *
 * <p>Who gives up in line, or dies in it, wakes the one behind it in vain; that one wakes the next as it lies down again, and
 * so on to the end of the line. With a thousand in line this is most of what they do.
 *
 * <p>Sources: {@code posix_lock_inode} in Linux' fs/locks.c, for whom a waiter wakes; fcntl(2), "Advisory record locking";
 * Mellor-Crummey and Scott, "Algorithms for scalable synchronization on shared-memory multiprocessors" (1991), for having
 * waiters look at different places.
 */
public final class WaitQueue {

    static final long FIRST_STAND_MILLIS = 1000;

    private static final long LONGEST_STAND_MILLIS = 60_000;
    private static final int LONGER = 4;

    /** How the lock is looked for. */
    public interface Head {

        /** At the head: looks until the deadline ({@link System#nanoTime}); whether it was taken. */
        boolean look(long deadline) throws IOException, InterruptedException;

        /** Behind the head: looks once; whether it was taken. */
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
     * Stands in line until the lock is taken, or the deadline ({@link System#nanoTime}) has come.
     *
     * @return whether the lock was taken; whoever took it at the head stays there until it {@linkplain #leave leaves}
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

    /** Stands in line for so long, or until the deadline; as head until the deadline. */
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
     * Makes place for the next, who wakes up. Nothing to do for a thread that does not stand in line.
     *
     * <p>When is the caller's choice: whoever has just lost the lock lines up while it still runs, before the next has
     * woken. If it finds the head free then, it is head, and all others were woken for nothing.
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

    /** Closes it; false, and nothing done, if a thread of this process stands in line. */
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
