package ticketrace.lock;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.TimeLimit;

/**
 * The part of a lock that each process has for itself. It lets one thread of the process at a time use the {@link
 * Shared} part, where the process competes with others. A thread must not acquire the lock twice, release a lock that
 * it does not hold, use a closed lock, or close a lock that another thread uses; the mutex throws if a thread does.
 *
 * <p>Thread safety: any thread. Process safety: none; processes share nothing of this object.
 */
public final class LocalMutex {

    /** The part of a lock that processes share. Only the thread that has the mutex calls it. */
    public interface Shared {

        /** Takes the lock if no process holds it, without waiting. Returns null if it did not get the lock. */
        @Nullable
        Grant take() throws IOException;

        /**
         * Waits for the lock until {@code deadline} ({@link System#nanoTime}), and looks at it once more then. Returns
         * null if it did not get the lock.
         */
        @Nullable
        Grant take(long deadline) throws IOException, InterruptedException;

        /** Gives the lock back to the other processes. */
        void giveBack() throws IOException;

        /** Closes what is open. The mutex calls it once, when no thread holds the lock. */
        void close() throws IOException;
    }

    private final Object name;
    private final Shared shared;
    private final ReentrantLock threads;

    /** Guarded by {@link #threads}. */
    private boolean closed;

    /**
     * The mutex in front of {@code shared}.
     *
     * @param name names the lock in messages
     * @param fair whether threads get the mutex in the order in which they asked for it
     */
    public LocalMutex(Object name, Shared shared, boolean fair) {
        this.name = name;
        this.shared = shared;
        this.threads = new ReentrantLock(fair);
    }

    /** See {@link ProcessLock#tryAcquire}. If the mutex is fair, it does not overtake a thread that waits. */
    public @Nullable Grant tryAcquire() throws IOException {
        refuseSecondAcquire();
        if ((threads.isFair() && threads.hasQueuedThreads()) || !threads.tryLock()) {
            return null;
        }
        Grant grant = null;
        try {
            requireOpen();
            grant = shared.take();
        } finally {
            unlockUnless(grant);
        }
        return grant;
    }

    /** See {@link ProcessLock#acquire}. */
    public @Nullable Grant acquire(Duration timeout) throws IOException, InterruptedException {
        refuseSecondAcquire();
        long nanos = TimeLimit.nanos(timeout);
        long deadline = System.nanoTime() + nanos;
        if (!threads.tryLock(nanos, TimeUnit.NANOSECONDS)) {
            return null;
        }
        Grant grant = null;
        try {
            requireOpen();
            grant = nanos == 0 ? shared.take() : shared.take(deadline);
        } finally {
            unlockUnless(grant);
        }
        return grant;
    }

    private void refuseSecondAcquire() {
        if (threads.isHeldByCurrentThread()) {
            throw LockMisuse.heldAlready(name);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw LockMisuse.closed(name);
        }
    }

    private void unlockUnless(@Nullable Grant held) {
        if (held == null) {
            threads.unlock();
        }
    }

    /** Throws {@link IllegalStateException} if the calling thread does not hold the lock. */
    public void requireHeld() {
        if (!threads.isHeldByCurrentThread()) {
            throw LockMisuse.notHeld(name);
        }
    }

    /** See {@link ProcessLock#release}. Even if it fails, the thread does not hold the lock afterwards. */
    public void release() throws IOException {
        requireHeld();
        try {
            shared.giveBack();
        } finally {
            threads.unlock();
        }
    }

    /**
     * See {@link ProcessLock#close}.
     *
     * @throws IllegalStateException if another thread holds the lock or waits for it
     */
    public void close() throws IOException {
        try {
            if (threads.isHeldByCurrentThread()) {
                release();
            }
        } finally {
            closeIfUnused();
        }
    }

    private void closeIfUnused() throws IOException {
        if (!threads.tryLock()) {
            throw LockMisuse.inUse(name);
        }
        try {
            if (!closed) {
                closed = true;
                shared.close();
            }
        } finally {
            threads.unlock();
        }
    }
}
