package ticketrace.lock;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A mutual-exclusion lock between operating-system processes.
 *
 * <p>Every acquire that returns a {@link Grant} must be balanced by one {@link #release()}, in the same thread. Where the lock
 * is not had, the answer is {@code null}, and there is nothing to release. The lock is not reentrant: acquiring it again in
 * the thread that holds it is a mistake of the program and throws {@link IllegalStateException}.
 *
 * <p>Thread safety: one object may be shared by all threads of a process; they exclude each other too. Process safety is
 * what each implementation says: so is what happens when the process dies while it holds the lock.
 *
 * <p>The lock's file belongs to the lock. Most locks are made of record locks, which the kernel takes from a process when
 * that process closes the file, however it was opened (fcntl(2)): a {@code Files.readString} of the lock's own file, in the
 * JVM that has the lock open, can lose it. Each implementation says when, and what it notices. What other processes
 * read does no harm.
 */
public interface ProcessLock extends AutoCloseable {

    /**
     * Takes the lock if nobody holds it, without waiting.
     *
     * @return what is known of the lock that the calling thread holds now; null if it does not hold it
     * @throws IOException if the lock's file cannot be used; the message names it
     * @throws IllegalStateException if this thread holds the lock already
     */
    @Nullable
    Grant tryAcquire() throws IOException;

    /**
     * Takes the lock, waiting up to {@code timeout} for it. A lock that is free is had, however short the time: who waits
     * looks at the lock once more when the time is over.
     *
     * @return what is known of the lock that the calling thread holds now; null if it does not hold it, since the time was over
     * @throws IOException if the lock's file cannot be used; the message names it
     * @throws InterruptedException if the thread was interrupted before or while it waited; the lock is not held then,
     *     and stays usable
     * @throws IllegalStateException if this thread holds the lock already
     */
    @Nullable
    Grant acquire(Duration timeout) throws IOException, InterruptedException;

    /**
     * Looks whether the lock is still held: whether its file is where its name leads, and whether the kernel has its record
     * lock, where Linux tells that. A holder asks before a step that must not be done twice. It costs several system calls,
     * and what it has seen may be over a moment later.
     *
     * @throws LockLostException if the lock was lost; the message names its file and says how
     * @throws IOException if the lock's file cannot be looked at
     * @throws IllegalStateException if this thread does not hold the lock
     */
    void ensureHeld() throws IOException;

    /**
     * Gives the lock back.
     *
     * @throws IOException if the lock's file cannot be used; the message names it
     * @throws IllegalStateException if this thread does not hold the lock
     */
    void release() throws IOException;

    /** Gives the lock back if it is held, and frees what it uses. Closing twice is fine. */
    @Override
    void close() throws IOException;
}
