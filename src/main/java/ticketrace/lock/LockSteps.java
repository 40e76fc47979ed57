package ticketrace.lock;

/**
 * Hears of the steps that a lock takes inside its acquire and its release: open, check, create, lock, rename, unlink. A
 * stepped buyer stops before each of them, so that a schedule can go between them.
 *
 * <p>The lock calls it on the thread that acquires or releases.
 */
public interface LockSteps {

    /** Nobody hears: the lock takes its steps at once. */
    LockSteps UNHEARD = new LockSteps() {
        @Override
        public void before(String step) {
            // nobody stops here
        }
    };

    /**
     * The lock is about to take a step. Returns when it may.
     *
     * @param step its name: upper-case letters and {@code -}
     */
    void before(String step);

    /**
     * What the latest step found, if that decides what the lock does later. Two moments in which a lock has found the
     * same count as the same.
     *
     * @param what one word; {@code #} before the number of a file (its inode), {@code @} before the pid of a process
     */
    default void saw(String what) {
        // nobody compares moments
    }
}
