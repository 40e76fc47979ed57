package ticketrace.explore;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.Grant;
import ticketrace.lock.ProcessLock;

/** A lock in memory for buyers that are threads. A buyer's name holds it, so a test can declare the holder dead. */
public final class PartlyExcludingLock {

    private final boolean freedByDeath;
    private int refusalsToGo = Integer.MAX_VALUE;
    private @Nullable String holder;

    private PartlyExcludingLock(boolean freedByDeath, @Nullable String holder) {
        this.freedByDeath = freedByDeath;
        this.holder = holder;
    }

    /** A free lock that is released when its holder dies, as the kernel does. */
    public static PartlyExcludingLock freedByDeath() {
        return new PartlyExcludingLock(true, null);
    }

    /** A free lock that only its holder releases, as a lock file. */
    public static PartlyExcludingLock keptByItsDeadHolder() {
        return new PartlyExcludingLock(false, null);
    }

    /** A lock that is held and not by a buyer. */
    public static PartlyExcludingLock heldByAnotherProcess() {
        return new PartlyExcludingLock(false, "another process");
    }

    /** A lock that counts the tries that it refuses, and after so many of them refuses nobody any more. */
    public static PartlyExcludingLock openAfterRefusals(int refusals) {
        PartlyExcludingLock lock = new PartlyExcludingLock(true, null);
        lock.refusalsToGo = refusals;
        return lock;
    }

    public synchronized void died(String buyer) {
        if (freedByDeath && buyer.equals(holder)) {
            holder = null;
        }
    }

    private synchronized boolean take(String buyer) {
        if (holder != null && refusalsToGo > 0) {
            refusalsToGo--;
            return false;
        }
        holder = buyer;
        return true;
    }

    private synchronized void releaseBy(String buyer) {
        if (buyer.equals(holder)) {
            holder = null;
        }
    }

    /** The lock for this buyer. */
    public ProcessLock of(String buyer) {
        return new ProcessLock() {
            @Override
            public @Nullable Grant tryAcquire() {
                return take(buyer) ? Grant.PLAIN : null;
            }

            @Override
            public Grant acquire(Duration timeout) {
                throw new AssertionError("a stepped buyer does not block in acquire");
            }

            @Override
            public void ensureHeld() {
                throw new AssertionError("a stepped buyer does not call ensureHeld");
            }

            @Override
            public void release() {
                releaseBy(buyer);
            }

            @Override
            public void close() {
                releaseBy(buyer);
            }
        };
    }
}
