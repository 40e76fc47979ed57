package ticketrace.lock;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The line of those that wait for a lock: one at its head, who looks for the lock in whatever way suits that; all others
 * asleep in the kernel, on a record lock that the head holds. So the end of the head's wait wakes one process and no more.
 *
 * <p>Who dies in line, or at its head, is gone from it. A head that is stopped (SIGSTOP) holds up those behind it for
 * {@value #LONGEST_WAIT_MILLIS} ms at a time: then they are to look for themselves, and line up again.
 *
 * <p>Sources: fcntl(2), "Advisory record locking"; Mellor-Crummey and Scott, "Algorithms for scalable synchronization on
 * shared-memory multiprocessors" (1991), for having waiters look at different places.
 */
final class Line {

    static final long LONGEST_WAIT_MILLIS = 250;

    /** What is done at the head. */
    interface Head {

        /** Looks for the lock until the deadline ({@link System#nanoTime}); whether it was taken. */
        boolean look(long deadline) throws IOException, InterruptedException;
    }

    private final ReentrantLock withinProcess = new ReentrantLock();
    private final RecordLocks place;

    Line(Path file) throws IOException {
        this.place = new RecordLocks(file);
    }

    /**
     * Stands in line, for {@link #LONGEST_WAIT_MILLIS} or until the deadline, whichever comes first; as head until the
     * deadline.
     *
     * @return whether the lock was taken
     */
    boolean wait(Head head, long deadline) throws IOException, InterruptedException {
        long until = Math.min(deadline - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MILLIS));
        long end = System.nanoTime() + until;
        if (!withinProcess.tryLock(until, TimeUnit.NANOSECONDS)) {
            return false;
        }
        try {
            FileLock atHead = place.lock(0, 1, end);
            if (atHead == null) {
                return false;
            }
            try {
                return head.look(deadline);
            } finally {
                atHead.release();
            }
        } finally {
            withinProcess.unlock();
        }
    }

    /** Closes it; false, and nothing done, if a thread of this process stands in line. */
    boolean closeIfUnused() throws IOException {
        if (!withinProcess.tryLock()) {
            return false;
        }
        try {
            place.close();
            return true;
        } finally {
            withinProcess.unlock();
        }
    }
}
