package ticketrace.multiprocessing;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import ticketrace.lock.file.FileChannelLock;

/**
 * A lock that processes share: {@code multiprocessing.Lock} in Python. A child gets it as a part of its task.
 *
 * <pre>
 * SharedLock lock = SharedLock.create();
 * ChildProcess.of(Counter::count, lock).start();
 *
 * try (SharedLock.Held held = lock.hold(Duration.ofSeconds(5))) { ... }
 * </pre>
 *
 * <p>If the process that holds it is killed, the kernel frees it and another process gets it; Python's lock stays
 * locked for ever. It is a record lock ({@link FileChannelLock}) on a file without a name: no file stays behind,
 * however its processes end. The process that created it must live, and must not close it, until the others have used
 * it for the first time.
 *
 * <p>{@link #acquire} returns a boolean, as in Python: a record lock knows nothing else that a {@link
 * ticketrace.lock.Grant} could tell.
 *
 * <p>Thread safety: any thread; threads of one process exclude each other, too. The thread that acquires it must
 * release it, and must not acquire it twice ({@link IllegalStateException}). Not fair.
 */
public final class SharedLock implements AutoCloseable, Serializable {

    private static final long serialVersionUID = 1;

    /** The locks that this process has open, so that it does not open one twice. */
    private static final Map<String, FileChannelLock> OPEN = new ConcurrentHashMap<>();

    /** The files of the locks that this process created; others open them through this process. */
    private static final Map<String, UnlinkedFile> MADE = new ConcurrentHashMap<>();

    /** The held lock: closing this releases the lock. */
    public interface Held extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    private final String place;
    private final String identity;

    private SharedLock(UnlinkedFile file) {
        this.place = file.place().toString();
        this.identity = file.identity();
    }

    /**
     * A new lock, which no process holds.
     *
     * @throws IOException if no file can be created in the folder for temporary files
     */
    public static SharedLock create() throws IOException {
        UnlinkedFile file = UnlinkedFile.create("shared-lock-");
        MADE.put(file.identity(), file);
        return new SharedLock(file);
    }

    private FileChannelLock lock() throws IOException {
        FileChannelLock open = OPEN.get(identity);
        return open != null ? open : opened();
    }

    private FileChannelLock opened() throws IOException {
        synchronized (OPEN) {
            FileChannelLock first = OPEN.get(identity);
            if (first == null) {
                if (!UnlinkedFile.isAt(Path.of(place), identity)) {
                    throw new IOException("the process that created this lock has ended, or has closed it");
                }
                first = new FileChannelLock(Path.of(place));
                OPEN.put(identity, first);
            }
            return first;
        }
    }

    /**
     * Waits for the lock.
     *
     * @return whether this thread has got it in time
     * @throws IOException if the process that created it ended or closed it before this one used it
     * @throws IllegalStateException if this thread holds it already
     */
    public boolean acquire(Duration limit) throws IOException, InterruptedException {
        return lock().acquire(limit) != null;
    }

    /** Takes the lock if it is free. */
    public boolean tryAcquire() throws IOException {
        return lock().tryAcquire() != null;
    }

    /**
     * Gives the lock back.
     *
     * @throws IllegalStateException if this thread does not hold it
     */
    public void release() throws IOException {
        lock().release();
    }

    /**
     * Waits for the lock, and holds it until the returned object is closed.
     *
     * @throws TimeoutException if this thread has not got it in time
     */
    public Held hold(Duration limit) throws IOException, InterruptedException, TimeoutException {
        if (!acquire(limit)) {
            throw new TimeoutException("did not get the lock within " + limit);
        }
        return this::release;
    }

    /**
     * Closes it in this process. Processes that have used it can still use it; if this process created it, no other one
     * can begin to use it. Closing twice is fine.
     *
     * @throws IllegalStateException if another thread holds it or waits for it
     */
    @Override
    public void close() throws IOException {
        synchronized (OPEN) {
            FileChannelLock open = OPEN.get(identity);
            if (open != null) {
                open.close();
                OPEN.remove(identity);
            }
            UnlinkedFile made = MADE.remove(identity);
            if (made != null) {
                made.close();
            }
        }
    }
}
