package ticketrace.lock;

/**
 * What a lock gives to the thread that has acquired it. Immutable: a release does not change it.
 *
 * @param queuedSinceNanos when the holder got its place in the lock's queue ({@link System#nanoTime}); an earlier place
 *     is an earlier time, in all processes of the machine. {@link #NONE} if the lock has no queue
 * @param token a fencing token: a number that grows with every grant of the lock, so that a store can refuse a write
 *     with an older one. {@link #NONE} if the lock counts no grants; {@link
 *     ticketrace.lock.memory.LeaseLock} and {@link ticketrace.lock.memory.FairLock} do, and {@link
 *     ticketrace.lock.memory.CountedLock} counts those of another lock
 * @param previousHolderDied whether the lock knows that the process that held it before died while it held it. {@code
 *     false} if that process gave the lock back, or if the lock cannot tell: of the locks of this library only {@link
 *     ticketrace.lock.memory.RobustLock} can. The kernel frees the record lock of a dead holder and tells nobody, and
 *     no process gets a {@link ticketrace.lock.file.LockFile} after its holder died
 */
public record Grant(long queuedSinceNanos, long token, boolean previousHolderDied) {

    /** The value for a time or a token that the lock does not have. */
    public static final long NONE = 0;

    /** The grant of a lock that knows nothing more than that it is held. */
    public static final Grant PLAIN = new Grant(NONE, NONE, false);

    /** The grant of a lock whose previous holder died while it held it. */
    public static final Grant AFTER_A_DEATH = new Grant(NONE, NONE, true);
}
