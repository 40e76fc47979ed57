package ticketrace.lock;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * <p>A record lock belongs to the process, and closing <em>any</em> channel on the file drops it. Therefore:
 *
 * <ul>
 *   <li>the file is nothing but a lock: never data, never deleted, never read while a process may hold it;
 *   <li>a process opens each lock file once; a second open is refused;
 *   <li>threads are kept apart by a {@link ReentrantLock} in front;
 *   <li>a wait in the kernel ends by interruption, which closes the channel: it is opened again before anything else;
 *   <li>an error of a blocking lock (the kernel may see a deadlock where there is none) is answered by polling.
 * </ul>
 *
 * <p>Sources: fcntl(2), "Advisory record locking"; {@link FileLock}.
 */
public final class FileChannelLock implements ProcessLock {

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** The lock files open in this process, by device and inode: the kernel keeps just one owner a process, too. */
    private static final Set<Object> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final Object fileKey;
    private final ReentrantLock withinProcess = new ReentrantLock();
    private final Alarm alarm = new Alarm();
    private FileChannel channel;
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
        this.fileKey = claim(file);
        try {
            this.channel = open(file);
        } catch (IOException e) {
            OPEN_HERE.remove(fileKey);
            throw e;
        }
    }

    /** One at a time: whoever creates the file closes it once, and that would drop a lock already held on it. */
    private static Object claim(Path file) throws IOException {
        synchronized (OPEN_HERE) {
            Object key = createdKey(file);
            if (!OPEN_HERE.add(key)) {
                throw new IllegalStateException(file + " is already open as a lock in this process; share that one");
            }
            return key;
        }
    }

    /** The file's identity. Found without opening a file that exists, which could drop a lock held on it. */
    private static Object createdKey(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException usual) {
            // the lock file outlives its users
        }
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new IOException(file + ": not a regular file, so it cannot carry a lock");
        }
        Object key = attributes.fileKey();
        return key != null ? key : file.toRealPath();
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE);
    }

    @Override
    public boolean tryAcquire() throws IOException {
        Holding.refuseSecondAcquire(withinProcess, file);
        if (!withinProcess.tryLock()) {
            return false;
        }
        try {
            return lockNow();
        } finally {
            unlockIfNotHeld();
        }
    }

    @Override
    public boolean acquire(Duration timeout) throws IOException, InterruptedException {
        Holding.refuseSecondAcquire(withinProcess, file);
        long nanos = Holding.nanos(timeout);
        long deadline = System.nanoTime() + nanos;
        if (!withinProcess.tryLock(nanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        try {
            return lockNow() || (nanos > 0 && waitInKernel(deadline));
        } finally {
            unlockIfNotHeld();
        }
    }

    private boolean lockNow() throws IOException {
        requireOpen();
        try {
            held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException foreign) {
            throw new IllegalStateException(file + " is locked by other code of this process", foreign);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be locked: " + e.getMessage(), e);
        }
    }

    private boolean waitInKernel(long deadline) throws IOException, InterruptedException {
        boolean interrupted = false;
        boolean refused = false;
        boolean timeOver;
        alarm.set(deadline);
        try {
            held = channel.lock();
        } catch (FileLockInterruptionException | ClosedChannelException e) {
            interrupted = true;
        } catch (IOException e) {
            refused = true;
        } finally {
            timeOver = alarm.clear();
        }
        if (interrupted) {
            boolean byOthers = !timeOver;
            Thread.interrupted();
            reopen();
            if (byOthers) {
                throw new InterruptedException(file + ": interrupted while waiting");
            }
            return false;
        }
        return refused ? pollBefore(deadline) : true;
    }

    private boolean pollBefore(long deadline) throws IOException, InterruptedException {
        Backoff backoff = new Backoff(file, deadline, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        while (!lockNow()) {
            if (!backoff.pause()) {
                return false;
            }
        }
        return true;
    }

    private void reopen() throws IOException {
        channel.close();
        channel = open(file);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(file + ": this lock is closed");
        }
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
                alarm.close();
                channel.close();
                OPEN_HERE.remove(fileKey);
            }
        } finally {
            withinProcess.unlock();
        }
    }
}
