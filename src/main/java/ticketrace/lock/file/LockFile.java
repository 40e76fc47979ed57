package ticketrace.lock.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.OwnPid;
import ticketrace.lock.Backoff;
import ticketrace.lock.Ownership;
import ticketrace.lock.ProcessLock;

/**
 * A lock that is a file: created exclusively to acquire ({@code O_CREAT|O_EXCL}), deleted to release.
 *
 * <p>Process safety: mutual exclusion on every file system where exclusive creation is atomic (all local ones), among all
 * whose names lead to the same place in the same folder; symbolic links are followed, even where the file is not there.
 * Waiters poll with a growing pause, so it is neither fair nor quick under contention.
 *
 * <p>If the process dies while it holds the lock, the file stays and <em>everybody waits for ever</em>: nobody can tell a
 * dead holder from a slow one. The file holds the holder's pid, for people to read. Whoever deletes it lets the next one
 * in, beside a holder that may still be there; that one is told when it gives the lock back. (Not if that happens in the
 * microseconds between its making the file and opening it: then it takes the other one's file for its own.)
 *
 * <p>To open, read and close the file does no harm, in the JVM that holds the lock neither: that the file is there is the
 * lock.
 *
 * <p>Source: open(2), {@code O_EXCL}.
 */
public final class LockFile implements ProcessLock {

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Path name;
    private final byte[] holder;
    private final ReentrantLock withinProcess = new ReentrantLock();

    /** Where the name led when the lock was first asked for. */
    private @Nullable Path real;

    /** The file as it was made, while the lock is held. */
    private @Nullable FileOutputStream open;

    private @Nullable Object key;

    /** A lock on {@code file}, which exists exactly while somebody holds the lock. */
    public LockFile(Path file) {
        this.name = file;
        this.holder = (OwnPid.get() + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean tryAcquire() throws IOException {
        Ownership.refuseSecondAcquire(withinProcess, name);
        return withinProcess.tryLock() && createOrUnlock();
    }

    @Override
    public boolean acquire(Duration timeout) throws IOException, InterruptedException {
        Ownership.refuseSecondAcquire(withinProcess, name);
        long nanos = Ownership.nanos(timeout);
        long deadline = System.nanoTime() + nanos;
        if (!withinProcess.tryLock(nanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        boolean acquired = false;
        try {
            acquired = createBefore(deadline);
            return acquired;
        } finally {
            if (!acquired) {
                withinProcess.unlock();
            }
        }
    }

    private boolean createBefore(long deadline) throws IOException, InterruptedException {
        Backoff backoff = new Backoff(name, deadline, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        while (!create()) {
            if (!backoff.pause()) {
                return false;
            }
        }
        return true;
    }

    private boolean createOrUnlock() throws IOException {
        boolean acquired = false;
        try {
            acquired = create();
            return acquired;
        } finally {
            if (!acquired) {
                withinProcess.unlock();
            }
        }
    }

    private Path file() throws IOException {
        Path known = real;
        if (known == null) {
            known = RealPath.of(name);
            real = known;
        }
        return known;
    }

    private boolean create() throws IOException {
        Path file = file();
        try {
            if (file.toFile().createNewFile()) {
                writeHolder(file);
                return true;
            }
        } catch (IOException e) {
            throw new IOException(name + ": cannot be created: " + e.getMessage(), e);
        }
        if (Files.isDirectory(file)) {
            throw new IOException(name + ": is a folder, so it cannot be a lock");
        }
        return false;
    }

    /**
     * Kept open while it is held: so no other file gets its number from the file system, by which it is known again. Not
     * through a channel: an interrupt would close it, and a file that nobody holds would lock everybody out.
     */
    private void writeHolder(Path file) throws IOException {
        FileOutputStream out = new FileOutputStream(file.toFile());
        try {
            out.write(holder);
            key = keyOf(file);
            open = out;
        } catch (IOException e) {
            out.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static @Nullable Object keyOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private void refuseIfNotMine(Path file) throws IOException {
        Object there;
        try {
            there = keyOf(file);
        } catch (NoSuchFileException gone) {
            throw deleted("", gone);
        }
        if (!Objects.equals(there, key)) {
            throw deleted(", and somebody made another one, which is left alone", null);
        }
    }

    private IOException deleted(String more, @Nullable IOException cause) {
        return new IOException(name + ": somebody deleted this lock file while it was held" + more, cause);
    }

    @Override
    public void ensureHeld() throws IOException {
        Ownership.requireHeld(withinProcess, name);
        refuseIfNotMine(file());
    }

    /**
     * {@inheritDoc}
     *
     * <p>The file is looked at, then deleted: two calls. Somebody who deletes it between them, and makes it again, loses the
     * new one.
     *
     * @throws IOException if somebody deleted the file while it was held, or it cannot be deleted; the lock is not held then
     */
    @Override
    public void release() throws IOException {
        Ownership.requireHeld(withinProcess, name);
        Path file = file();
        try {
            refuseIfNotMine(file);
            Files.delete(file);
        } catch (NoSuchFileException gone) {
            throw deleted("", gone);
        } finally {
            endHolding();
        }
    }

    private void endHolding() throws IOException {
        try {
            if (open != null) {
                open.close();
            }
        } finally {
            open = null;
            withinProcess.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        if (withinProcess.isHeldByCurrentThread()) {
            release();
        }
    }
}
