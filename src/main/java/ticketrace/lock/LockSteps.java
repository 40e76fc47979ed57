package ticketrace.lock;

/**
 * A listener to the steps that a lock takes inside its acquire and its release: open, check, create, lock, rename,
 * unlink. A stepped buyer stops before each of them, so that a schedule can let other buyers act in between.
 *
 * <p>The lock calls it on the thread that acquires or releases.
 */
public interface LockSteps {

    /** No listener: the lock takes its steps at once. */
    LockSteps UNHEARD = new LockSteps() {
        @Override
        public void before(String step) {
            // the lock does not wait
        }
    };

    /**
     * The lock is about to take a step. This returns when the lock may take it. A step in which the thread may sleep in
     * the kernel is never the last one of an acquire: so a buyer that another buyer wakes stops once more before it is
     * inside.
     *
     * @param step its name: upper-case letters and {@code -}
     */
    void before(String step);

    /**
     * The lock must look again later. This pauses; a stepped buyer stops here until something has changed.
     *
     * @return false if the lock must give up
     */
    default boolean pause(Backoff backoff) throws InterruptedException {
        return backoff.pause();
    }

    /**
     * Reports what the latest step found, if that decides what the lock does later. To the explorer, two states differ
     * if the lock found different things.
     *
     * @param what one word; {@code #} before the number of a file (its inode), {@code @} before the pid of a process
     */
    default void saw(String what) {
        // nobody compares moments
    }

    /**
     * The same, with a number that decides, too. It is a parameter of its own, so that a lock need not build a text.
     */
    default void saw(String what, long number) {
        // nobody compares moments
    }

    /**
     * Reports a number that a step found and that counts even after the lock has tried again. The explorer forgets what
     * a step {@linkplain #saw saw} when a try ends.
     *
     * @param what as for {@link #saw}
     */
    default void remembers(String what, long number) {
        // nobody compares moments
    }
}
