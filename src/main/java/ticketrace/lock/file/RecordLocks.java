package ticketrace.lock.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.Backoff;
import ticketrace.lock.LockLostException;

/**
 * The POSIX record locks that this process has on ranges of one file. It takes a lock at once, or waits for it in the
 * kernel until a deadline.
 *
 * <p>A record lock belongs to the process, and closing <em>any</em> channel on the file drops it. Therefore:
 *
 * <ul>
 *   <li>the file is nothing but a lock: it holds no data, is never deleted, and no other code of this process opens it
 *       while this process may hold a lock on it;
 *   <li>a process opens each lock file once ({@link OpenLockFiles});
 *   <li>an interrupt ends a wait in the kernel and closes the channel, and this process loses <em>every</em> lock that
 *       it held on the file: so it waits only when it has a second channel open, which replaces the first;
 *   <li>if it cannot open a second channel (the file's mode was changed, too many files are open), cannot start the
 *       thread that ends the wait, or a blocking lock fails (the kernel may see a deadlock where there is none), it
 *       polls with the channel that it has.
 * </ul>
 *
 * <p>Thread safety: any thread may try; one at a time may wait. Meanwhile no other thread may rely on a lock on the
 * file, because the end of the wait may free it. If the process dies, the kernel frees all its locks.
 *
 * <p>Sources: fcntl(2), "Advisory record locking"; {@link FileLock}.
 */
public final class RecordLocks implements AutoCloseable {

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** A name in here belongs to a process, which may end before the lock is closed. */
    private static final Path PROC = Path.of("/proc");

    private final Path file;
    private final OpenOption[] options;
    private final Object fileKey;
    private final InterruptTimer timer;
    private volatile FileChannel channel;

    /** A second channel on the same file. It must not be closed while a lock is held, for that would drop the lock. */
    private @Nullable FileChannel spare;

    private boolean closed;

    /**
     * Opens {@code file}, creating it if it is not there.
     *
     * @throws IOException if it cannot be created or written
     * @throws IllegalStateException if this process has it open already
     */
    RecordLocks(Path file) throws IOException {
        this(file, StandardOpenOption.WRITE);
    }

    /** The same, with {@code options} for {@linkplain #channel its channel}. */
    public RecordLocks(Path file, OpenOption... options) throws IOException {
        this(file, new InterruptTimer(), options);
    }

    /** The same, with the timer that ends its waits. */
    RecordLocks(Path file, InterruptTimer timer, OpenOption... options) throws IOException {
        this.file = file;
        this.timer = timer;
        this.options = options;
        this.fileKey = OpenLockFiles.opens(file);
        try {
            this.channel = FileChannel.open(file, options);
        } catch (IOException e) {
            OpenLockFiles.closed(fileKey);
            throw OpenLockFiles.unusable(file, e);
        }
    }

    /** The open file, until a wait ends without success. Do not close it: that would free all locks. */
    public FileChannel channel() {
        return channel;
    }

    /**
     * Locks the range if no other process has locked a part of it. It never waits, and ignores an interrupt.
     *
     * @return null if another process has locked a part of it
     * @throws IllegalStateException if this process has locked a part of it
     */
    public @Nullable FileLock tryLock(long position, long size) throws IOException {
        try {
            return channel.tryLock(position, size, false);
        } catch (OverlappingFileLockException foreign) {
            throw lockedHere(foreign);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be locked: " + e.getMessage(), e);
        }
    }

    /**
     * Locks the range, and waits in the kernel for it until {@code deadline} ({@link System#nanoTime}). It gets a free
     * range even if the deadline has passed already.
     *
     * @return null if the time was over; every lock of this process on the file may be gone then
     * @throws IOException if it has to wait, and the file was deleted or replaced; every lock of this process on the
     *     file may be gone then
     * @throws InterruptedException if the thread was interrupted; every lock of this process on the file may be gone
     *     then
     * @throws IllegalStateException if this process has a part of the range
     */
    public @Nullable FileLock lock(long position, long size, long deadline) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException(file + ": interrupted before waiting");
        }
        FileLock free = tryLock(position, size);
        return free != null || System.nanoTime() - deadline >= 0 ? free : lockLater(position, size, deadline);
    }

    private @Nullable FileLock lockLater(long position, long size, long deadline)
            throws IOException, InterruptedException {
        FileChannel next = spare != null ? spare : openAgain();
        spare = next;
        if (next == null || !timer.set(deadline)) {
            return poll(position, size, deadline);
        }
        FileLock lock = null;
        boolean interrupted = false;
        boolean timeOver;
        try {
            lock = channel.lock(position, size, false);
        } catch (FileLockInterruptionException e) {
            interrupted = true;
        } catch (OverlappingFileLockException foreign) {
            throw lockedHere(foreign);
        } catch (IOException refused) {
            lock = null; // asked again below
        } finally {
            timeOver = timer.clear();
        }
        if (lock != null) {
            return lock;
        }
        if (!interrupted) {
            return poll(position, size, deadline);
        }
        Thread.interrupted();
        channel = next;
        spare = null;
        if (!timeOver) {
            throw new InterruptedException(file + ": interrupted while waiting");
        }
        return null;
    }

    private @Nullable FileLock poll(long position, long size, long deadline) throws IOException, InterruptedException {
        Backoff backoff = new Backoff(file, deadline, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        FileLock lock = tryLock(position, size);
        while (lock == null && backoff.pause()) {
            lock = tryLock(position, size);
        }
        return lock;
    }

    private IllegalStateException lockedHere(OverlappingFileLockException foreign) {
        return new IllegalStateException(file + " is locked by other code of this process", foreign);
    }

    /**
     * Opens another channel on the file. Looks before and after where the name leads: another file may be there by now.
     *
     * @return null if it cannot be opened now
     * @throws IOException if the name leads to nothing any more, or to another file
     */
    private @Nullable FileChannel openAgain() throws IOException {
        FileChannel again;
        Object key;
        try {
            key = OpenLockFiles.keyOf(file);
            again = fileKey.equals(key) ? FileChannel.open(file, options) : null;
        } catch (IOException notNow) {
            return null;
        }
        if (again == null) {
            if (file.startsWith(PROC)) {
                return null;
            }
            throw lost(key);
        }
        key = null;
        try {
            key = OpenLockFiles.keyOf(file);
        } finally {
            if (!fileKey.equals(key)) {
                again.close();
            }
        }
        if (!fileKey.equals(key)) {
            throw lost(key);
        }
        return again;
    }

    /**
     * Checks that this process still has the lock on that byte.
     *
     * @throws LockLostException if the file was deleted or replaced, or the kernel has no such lock of this process any
     *     more
     */
    public void ensureLocked(long position) throws IOException {
        ensureNamed();
        if (RecordLockList.lacks(fileKey, position)) {
            throw new LockLostException(
                    file + ": this lock is lost: other code in this process has opened and closed its file");
        }
    }

    /**
     * Looks whether the lock's name still leads to its file.
     *
     * @throws LockLostException if the file was deleted or replaced
     */
    public void ensureNamed() throws IOException {
        Object key = OpenLockFiles.keyOf(file);
        if (!fileKey.equals(key) && !file.startsWith(PROC)) {
            throw lost(key);
        }
    }

    private LockLostException lost(@Nullable Object key) {
        String what = key == null ? "deleted this lock's file, or moved it" : "replaced this lock's file";
        return new LockLostException(file + ": somebody has " + what
                + ". Later processes use another file and do not see this lock; close it, and open it again");
    }

    /** Frees all locks. Closing twice is fine. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        timer.close();
        try {
            channel.close();
        } finally {
            closeSpare();
        }
    }

    private void closeSpare() throws IOException {
        try {
            if (spare != null) {
                spare.close();
            }
        } finally {
            OpenLockFiles.closed(fileKey);
        }
    }
}
