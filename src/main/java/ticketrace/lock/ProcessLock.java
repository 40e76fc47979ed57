package ticketrace.lock;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A mutual-exclusion lock between operating-system processes.
 *
 * <p>Every acquire that returns a {@link Grant} must be balanced by one {@link #release()}, in the same thread. An
 * acquire that did not get the lock returns {@code null}, and there is nothing to release. The lock is not reentrant: a
 * thread that holds it and acquires it again gets an {@link IllegalStateException}.
 *
 * <p>Thread safety: all threads of a process may share one object; the lock keeps them apart, too. Process safety: each
 * implementation says which processes it keeps apart, and what happens when a process dies while it holds the lock.
 *
 * <p>The lock's file belongs to the lock. Most locks are record locks. When a process closes the file, however it
 * opened it, the kernel frees the record locks that this process has on it (fcntl(2)). So a {@code Files.readString} of
 * the lock's own file, in the JVM that has the lock open, can lose the lock. Each implementation says when that
 * happens, and whether it notices. Other processes may read the file; that does no harm.
 */
public interface ProcessLock extends AutoCloseable {

    /**
     * Takes the lock if no process holds it, without waiting.
     *
     * @return what is known of the lock that the calling thread holds now; null if it does not hold it
     * @throws IOException if the lock's file cannot be used; the message names it
     * @throws IllegalStateException if this thread holds the lock already
     */
    @Nullable
    Grant tryAcquire() throws IOException;

    /**
     * Takes the lock, and waits up to {@code timeout} for it. It looks at the lock once more when the time is over. So
     * it gets a free lock however short the time is.
     *
     * @return what is known of the lock that the calling thread holds now; null if it does not hold it, because the
     *     time was over
     * @throws IOException if the lock's file cannot be used; the message names it
     * @throws InterruptedException if the thread was interrupted before or while it waited; the thread does not hold
     *     the lock then, and can acquire it later
     * @throws IllegalStateException if this thread holds the lock already
     */
    @Nullable
    Grant acquire(Duration timeout) throws IOException, InterruptedException;

    /**
     * Checks that this thread still holds the lock: that the file's name still leads to the lock's file, and, on Linux,
     * that the kernel still has the record lock. A holder calls it before a step that must not be done twice. It costs
     * several system calls, and the answer can be out of date a moment later.
     *
     * @throws LockLostException if the lock was lost; the message names its file and says how
     * @throws IOException if the lock's file cannot be looked at
     * @throws IllegalStateException if this thread does not hold the lock
     */
    void ensureHeld() throws IOException;

    /**
     * Whether this thread still holds the lock, as far as the lock can tell quickly: see {@link #ensureHeld}. The answer
     * can be out of date a moment later.
     *
     * @throws IOException if the lock's file cannot be looked at
     * @throws IllegalStateException if this thread does not hold the lock
     */
    default boolean isHeld() throws IOException {
        try {
            ensureHeld();
            return true;
        } catch (LockLostException lost) {
            return false;
        }
    }

    /**
     * Gives the lock back.
     *
     * @throws IOException if the lock's file cannot be used; the message names it
     * @throws IllegalStateException if this thread does not hold the lock
     */
    void release() throws IOException;

    /** Gives the lock back if this thread holds it, and frees what the lock uses. Closing twice is fine. */
    @Override
    void close() throws IOException;
}
