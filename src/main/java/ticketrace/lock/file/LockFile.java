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
import org.jspecify.annotations.Nullable;
import ticketrace.launch.OwnPid;
import ticketrace.lock.Backoff;
import ticketrace.lock.Grant;
import ticketrace.lock.LocalMutex;
import ticketrace.lock.LockLostException;
import ticketrace.lock.LockSteps;
import ticketrace.lock.ProcessLock;

/**
 * A lock that is a file: created exclusively to acquire ({@code O_CREAT|O_EXCL}), deleted to release.
 *
 * <p>Process safety: mutual exclusion on every file system where exclusive creation is atomic (all local ones), among
 * all processes whose names lead to the same place in the same folder. Symbolic links are followed, even where the file
 * is not there. Waiters poll with a growing pause, so the lock is neither fair nor quick under contention.
 *
 * <p>If the process dies while it holds the lock, the file stays and <em>all others wait for ever</em>: no waiter can
 * tell a dead holder from a slow one. The file contains the holder's pid, for people to read. A person who deletes the
 * file lets the next process in, beside a holder that may still live; that holder gets an error when it releases the
 * lock. (There is no error if the file is deleted in the microseconds between creating it and opening it: then the
 * holder takes the next holder's file for its own.)
 *
 * <p>To open, read and close the file does no harm, not even in the JVM that holds the lock: only the file's existence
 * counts.
 *
 * <p>Source: open(2), {@code O_EXCL}.
 */
public final class LockFile implements ProcessLock {

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Path name;
    private final byte[] holder;
    private final LocalMutex mutex;
    private final LockSteps steps;

    /** The path to which the name led when a thread first asked for the lock. */
    private @Nullable Path real;

    /** The file that this process created, while it holds the lock. */
    private @Nullable FileOutputStream open;

    private @Nullable Object key;

    /** The file, as the processes share it. */
    private final class SharedFile implements LocalMutex.Shared {

        @Override
        public @Nullable Grant take() throws IOException {
            return create() ? Grant.PLAIN : null;
        }

        @Override
        public @Nullable Grant take(long deadline) throws IOException, InterruptedException {
            Backoff backoff = new Backoff(name, deadline, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
            while (!create()) {
                if (!steps.pause(backoff)) {
                    return null;
                }
            }
            return Grant.PLAIN;
        }

        @Override
        public void giveBack() throws IOException {
            Path file = file();
            try {
                steps.before("LOOK");
                refuseIfNotMine(file);
                steps.before("DELETE");
                Files.delete(file);
            } catch (NoSuchFileException gone) {
                throw deleted("", gone);
            } finally {
                closeFile();
            }
        }

        @Override
        public void close() {
            // nothing is open while no thread holds the lock
        }
    }

    /** A lock on {@code file}, which exists exactly while a process holds the lock. */
    public LockFile(Path file) {
        this(file, LockSteps.UNHEARD);
    }

    /** The same lock; it reports its steps CREATE, WRITE, LOOK and DELETE to {@code steps}. */
    public LockFile(Path file, LockSteps steps) {
        this.name = file;
        this.steps = steps;
        this.mutex = new LocalMutex(file, new SharedFile(), false);
        this.holder = (OwnPid.get() + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public @Nullable Grant tryAcquire() throws IOException {
        return mutex.tryAcquire();
    }

    @Override
    public @Nullable Grant acquire(Duration timeout) throws IOException, InterruptedException {
        return mutex.acquire(timeout);
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
        steps.before("CREATE");
        try {
            if (file.toFile().createNewFile()) {
                steps.before("WRITE");
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
     * Writes the pid, and keeps the file open while the lock is held: so the file system gives the file's number to no
     * other file, and the holder can recognise its own file by it. It does not use a channel: an interrupt would close
     * a channel, and the file would stay.
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
            throw deleted(", and there is another one, which stays", null);
        }
    }

    private void closeFile() throws IOException {
        try {
            if (open != null) {
                open.close();
            }
        } finally {
            open = null;
        }
    }

    private LockLostException deleted(String more, @Nullable IOException cause) {
        return new LockLostException(name + ": somebody deleted this lock file while it was held" + more, cause);
    }

    @Override
    public void ensureHeld() throws IOException {
        mutex.requireHeld();
        refuseIfNotMine(file());
    }

    /**
     * {@inheritDoc}
     *
     * <p>It looks at the file, then deletes it: two calls. If another process deletes the file between them and creates
     * a new one, this deletes the new one.
     *
     * @throws IOException if somebody deleted the file while it was held, or it cannot be deleted; the lock is not held
     *     then
     */
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
