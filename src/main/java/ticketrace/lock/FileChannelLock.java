package ticketrace.lock;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is a POSIX record lock on a file, taken with {@link FileChannel#lock()}.
 *
 * <p>Process safety: mutual exclusion among all processes that lock the same file this way (Java, or {@code fcntl} from
 * any language; {@code flock} locks are another kind and do not see it). Waiters sleep in the kernel. Not fair: whoever
 * runs when the lock is freed may take it first.
 *
 * <p>If the process dies while it holds the lock, the kernel frees it at once and the next waiter goes on. What the dead
 * holder left half done stays half done.
 *
 * <p>A record lock belongs to the process: threads are kept apart by a {@link ReentrantLock} in front, and the file obeys
 * the rules that {@link RecordLocks} tells.
 *
 * <p>Sources: fcntl(2), "Advisory record locking"; {@link FileLock}.
 */
public final class FileChannelLock implements ProcessLock {

    /** From its first byte to the largest offset there is: what {@code F_SETLK} means by a length of 0. */
    private static final long WHOLE_FILE = Long.MAX_VALUE;

    private final Path file;
    private final RecordLocks locks;
    private final ReentrantLock withinProcess = new ReentrantLock();
    private @Nullable FileLock held;
    private boolean closed;

    /**
     * Opens the lock on {@code file}, creating the file if it is not there.
     *
     * @throws IOException if the file cannot be created or written
     * @throws IllegalStateException if this process has this lock file open already
     */
    public FileChannelLock(Path file) throws IOException {
        this.file = file;
        this.locks = new RecordLocks(file);
    }

    @Override
    public boolean tryAcquire() throws IOException {
        Holding.refuseSecondAcquire(withinProcess, file);
        if (!withinProcess.tryLock()) {
            return false;
        }
        try {
            requireOpen();
            held = locks.tryLock(0, WHOLE_FILE);
            return held != null;
        } finally {
            unlockIfNotHeld();
        }
    }

    /** {@inheritDoc} Goes straight to the wait in the kernel: asking first would cost who waits one more system call. */
    @Override
    public boolean acquire(Duration timeout) throws IOException, InterruptedException {
        Holding.refuseSecondAcquire(withinProcess, file);
        long nanos = Holding.nanos(timeout);
        long deadline = System.nanoTime() + nanos;
        if (!withinProcess.tryLock(nanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        try {
            requireOpen();
            held = nanos == 0 ? locks.tryLock(0, WHOLE_FILE) : locks.lock(0, WHOLE_FILE, deadline);
            return held != null;
        } finally {
            unlockIfNotHeld();
        }
    }

    private void requireOpen() {
        Holding.requireOpen(closed, file);
    }

    private void unlockIfNotHeld() {
        if (held == null) {
            withinProcess.unlock();
        }
    }

    @Override
    public void release() throws IOException {
        Holding.requireHeld(withinProcess, file);
        FileLock ending = held;
        held = null;
        try {
            if (ending != null) {
                ending.release();
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
        if (withinProcess.isHeldByCurrentThread()) {
            release();
        }
        if (!withinProcess.tryLock()) {
            throw new IllegalStateException(file + " is in use by another thread, so it cannot be closed");
        }
        try {
            if (!closed) {
                closed = true;
                locks.close();
            }
        } finally {
            withinProcess.unlock();
        }
    }
}
