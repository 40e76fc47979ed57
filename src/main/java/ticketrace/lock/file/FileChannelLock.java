package ticketrace.lock.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.Backoff;
import ticketrace.lock.Ownership;
import ticketrace.lock.ProcessLock;

/**
 * A lock that is a POSIX record lock on a file, as {@link FileChannel} takes it.
 *
 * <p>Process safety: mutual exclusion among all processes that lock the same file this way (Java, or {@code fcntl} from
 * any language; {@code flock} locks are another kind and do not see it). Not fair: whoever runs when the lock is freed may
 * take it first.
 *
 * <p>Waiters sleep in the kernel, in one of two ways. On the lock itself: then each release wakes one of them, and where few
 * wait, every release costs a switch from one process to another. Or, {@linkplain #withLine with a line}, on a companion
 * of the lock's file: then only the first in that line looks for the lock, with pauses while time slices are long, so that
 * who has it can use it again and again while it is at it. When its time slice is over, {@value TimeSlice#FIRST_MILLIS} ms at first and {@value
 * TimeSlice#LONGEST_MILLIS} ms later, it lines up, too. Both ways are the same lock, and can be mixed. (So hard links of one
 * file are one lock, too, whose waiters may stand in two lines.)
 *
 * <p>If the process dies while it holds the lock, the kernel frees it at once and the next waiter goes on. What the dead
 * holder left half done stays half done. A waiter that dies disturbs nobody. A process that is stopped (SIGSTOP) is not
 * dead: as a holder it keeps everybody out, as first in line it holds up those behind it for {@value
 * WaitQueue#FIRST_STAND_MILLIS} ms at first, longer if they wait for long; who uses the lock meanwhile is one of them whenever its
 * time slice is over, each time after a longer one.
 *
 * <p>A record lock belongs to the process: threads are kept apart by a {@link ReentrantLock} in front, and the file obeys
 * the rules that {@link RecordLocks} tells.
 *
 * <p>Whoever opens and closes the file another way in the JVM that holds the lock, if only with {@code Files.readString},
 * loses it: the kernel frees it, another process can get in beside the holder, and <em>nobody notices</em>, at {@link
 * #release} neither, unless the holder asks ({@link #ensureHeld}). While this JVM does not hold the lock, it does no harm.
 * Where the file was deleted or replaced, who has waited for the lock in vain is told at the latest when it waits again
 * ({@link IOException}); a holder is not.
 *
 * <p>Sources: fcntl(2), "Advisory record locking"; {@link FileLock}.
 */
public final class FileChannelLock implements ProcessLock {

    /** From its first byte to the largest offset there is: what {@code F_SETLK} means by a length of 0. */
    private static final long WHOLE_FILE = Long.MAX_VALUE;

    /**
     * How long the first in line looks with pauses at most, before it waits for the next release in the kernel; not longer
     * than its own last {@link TimeSlice}, for those of the others are about as long, and it is to sleep there when theirs end.
     */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /**
     * Each time the lock goes to another process costs caches, a switch, somebody to wake. With shorter pauses it goes more
     * often: with a first one of 0.2 ms and no longer ones than 1 ms, 8 and 32 buyers on two cores sold a twentieth less.
     */
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Path file;
    private final RecordLocks locks;
    private final @Nullable WaitQueue line;
    private final ReentrantLock withinProcess = new ReentrantLock();
    private final TimeSlice slice;
    private @Nullable FileLock held;
    private boolean closed;

    private final WaitQueue.Head head = new WaitQueue.Head() {
        @Override
        public boolean look(long deadline) throws IOException, InterruptedException {
            return lookAtHead(deadline);
        }

        @Override
        public boolean lookOnce() throws IOException {
            boolean taken = took();
            if (taken) {
                slice.beginPastTheFirst(System.nanoTime());
            }
            return taken;
        }
    };

    /**
     * Opens the lock on {@code file}, creating the file if it is not there. Waiters sleep on the lock itself.
     *
     * @throws IOException if the file cannot be created or written
     * @throws IllegalStateException if this process has this lock file open already
     */
    public FileChannelLock(Path file) throws IOException {
        this(file, false, new TimeSlice());
    }

    /** One whose user's time slices are these. */
    FileChannelLock(Path file, boolean withLine, TimeSlice slice) throws IOException {
        this.file = file;
        this.slice = slice;
        this.locks = new RecordLocks(file);
        try {
            this.line = withLine ? new WaitQueue(OpenLockFiles.beside(file, ".line")) : null;
        } catch (IOException | RuntimeException e) {
            locks.close();
            throw e;
        }
    }

    /**
     * Opens the lock on {@code file}, creating it and its companion {@code <file>.line} if they are not there. Waiters stand
     * in line.
     *
     * @throws IOException if a file cannot be created or written; the message names it
     * @throws IllegalStateException if this process has this lock open already
     */
    public static FileChannelLock withLine(Path file) throws IOException {
        return new FileChannelLock(file, true, new TimeSlice());
    }

    @Override
    public boolean tryAcquire() throws IOException {
        Ownership.refuseSecondAcquire(withinProcess, file);
        if (!withinProcess.tryLock()) {
            return false;
        }
        try {
            requireOpen();
            return tookAlone();
        } finally {
            unlockIfNotHeld();
        }
    }

    @Override
    public boolean acquire(Duration timeout) throws IOException, InterruptedException {
        Ownership.refuseSecondAcquire(withinProcess, file);
        long nanos = Ownership.nanos(timeout);
        long deadline = System.nanoTime() + nanos;
        if (!withinProcess.tryLock(nanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        try {
            requireOpen();
            if (line == null) {
                return tookWaiting(deadline);
            }
            boolean mayTry = nanos <= 0 || !slice.isOver(System.nanoTime());
            return (mayTry && tookAlone()) || (nanos > 0 && line.wait(head, deadline));
        } finally {
            unlockIfNotHeld();
        }
    }

    private boolean tookAlone() throws IOException {
        boolean taken = took();
        if (taken) {
            slice.goOn(System.nanoTime());
        }
        return taken;
    }

    private boolean lookAtHead(long deadline) throws IOException, InterruptedException {
        boolean taken = lookPatiently(deadline) || tookWaiting(deadline);
        if (taken) {
            slice.begin(System.nanoTime());
        }
        return taken;
    }

    private boolean lookPatiently(long deadline) throws IOException, InterruptedException {
        long patience = Math.min(PATIENCE_NANOS, slice.lengthNanos());
        long patientUntil = Math.min(patience, deadline - System.nanoTime()) + System.nanoTime();
        Backoff backoff = new Backoff(file, patientUntil, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        do {
            if (took()) {
                return true;
            }
        } while (backoff.pause());
        return false;
    }

    private boolean took() throws IOException {
        held = locks.tryLock(0, WHOLE_FILE);
        return held != null;
    }

    private boolean tookWaiting(long deadline) throws IOException, InterruptedException {
        held = locks.lock(0, WHOLE_FILE, deadline);
        return held != null || took(); // free by now
    }

    private void requireOpen() {
        Ownership.requireOpen(closed, file);
    }

    private void unlockIfNotHeld() {
        if (held == null) {
            withinProcess.unlock();
        }
    }

    @Override
    public void ensureHeld() throws IOException {
        Ownership.requireHeld(withinProcess, file);
        locks.ensureLocked(0);
    }

    @Override
    public void release() throws IOException {
        Ownership.requireHeld(withinProcess, file);
        FileLock ending = held;
        held = null;
        try {
            if (ending != null) {
                ending.release();
            }
        } finally {
            leaveLine();
        }
    }

    /**
     * Who came to the lock through the line has been at its head until now: so the one to wait longest is next there. It is
     * not left before: whose time slice has just ended has lined up by now, and cannot slip in while the next wakes up.
     */
    private void leaveLine() throws IOException {
        try {
            slice.released(System.nanoTime());
            if (line != null) {
                line.leave();
            }
        } finally {
            withinProcess.unlock();
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
            if (withinProcess.isHeldByCurrentThread()) {
                release();
            }
        } finally {
            closeIfUnused();
        }
    }

    private void closeIfUnused() throws IOException {
        if (!withinProcess.tryLock()) {
            throw new IllegalStateException(file + " is in use by another thread, so it cannot be closed");
        }
        try {
            if (!closed) {
                closed = true;
                closeFiles();
            }
        } finally {
            withinProcess.unlock();
        }
    }

    private void closeFiles() throws IOException {
        try {
            locks.close();
        } finally {
            if (line != null) {
                line.closeIfUnused(); // it is: whoever stands in it is within this process's part of the lock
            }
        }
    }
}
