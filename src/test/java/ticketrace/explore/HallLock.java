package ticketrace.explore;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.Grant;
import ticketrace.lock.ProcessLock;

/** A lock in memory, for buyers that are threads: held by a name, so that its holder can be said to have died. */
public final class HallLock {

    private final boolean freedByDeath;
    private @Nullable String holder;

    private HallLock(boolean freedByDeath, @Nullable String holder) {
        this.freedByDeath = freedByDeath;
        this.holder = holder;
    }

    /** Free, and freed when its holder dies, as by the kernel. */
    public static HallLock freedByDeath() {
        return new HallLock(true, null);
    }

    /** Free, and never freed by anybody but its holder, as a lock file. */
    public static HallLock keptByTheDead() {
        return new HallLock(false, null);
    }

    /** Held by somebody who is no buyer. */
    public static HallLock heldByAStranger() {
        return new HallLock(false, "stranger");
    }

    public synchronized void died(String buyer) {
        if (freedByDeath && buyer.equals(holder)) {
            holder = null;
        }
    }

    private synchronized boolean take(String buyer) {
        if (holder != null) {
            return false;
        }
        holder = buyer;
        return true;
    }

    private synchronized void giveBack(String buyer) {
        if (buyer.equals(holder)) {
            holder = null;
        }
    }

    /** The lock as that buyer has it. */
    public ProcessLock of(String buyer) {
        return new ProcessLock() {
            @Override
            public @Nullable Grant tryAcquire() {
                return take(buyer) ? Grant.PLAIN : null;
            }

            @Override
            public Grant acquire(Duration timeout) {
                throw new AssertionError("a stepped buyer does not sleep for a lock");
            }

            @Override
            public void ensureHeld() {
                throw new AssertionError("a stepped buyer does not ask");
            }

            @Override
            public void release() {
                giveBack(buyer);
            }

            @Override
            public void close() {
                giveBack(buyer);
            }
        };
    }
}
