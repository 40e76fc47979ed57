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
     * The lock is about to take a step. Returns when it may. A step in which the thread may sleep in the kernel is never
     * the last one of an acquire: so a buyer that another buyer wakes stands still again before it is inside.
     *
     * @param step its name: upper-case letters and {@code -}
     */
    void before(String step);

    /**
     * The lock has to look again later. Pauses for it; a stepped buyer stands still until something has changed.
     *
     * @return false if the lock is to give up
     */
    default boolean pause(Backoff backoff) throws InterruptedException {
        return backoff.pause();
    }

    /**
     * What the latest step found, if that decides what the lock does later. Two moments in which a lock has found the
     * same count as the same.
     *
     * @param what one word; {@code #} before the number of a file (its inode), {@code @} before the pid of a process
     */
    default void saw(String what) {
        // nobody compares moments
    }

    /** The same, with a number that decides, too. A lock that allocates nothing stays so. */
    default void saw(String what, long number) {
        // nobody compares moments
    }

    /**
     * A number that a step found and that decides something however often the lock tries again. What a step saw is
     * forgotten when a try ends.
     *
     * @param what as for {@link #saw}
     */
    default void remembers(String what, long number) {
        // nobody compares moments
    }
}
