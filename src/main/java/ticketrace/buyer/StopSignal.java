package ticketrace.buyer;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;

/**
 * The order to stop after the purchase at hand. It cuts short a wait or a think, and nothing else: an interrupt in the
 * middle of a write would close the store under the buyer's feet.
 *
 * <p>Thread safety: {@link #order} from any thread, the rest from the buyer's.
 */
public final class StopSignal {

    private volatile @Nullable EndReason reason;
    private @Nullable Thread waiting;

    /** Orders the buyer to stop. The first reason stands. */
    public synchronized void order(EndReason why) {
        if (reason == null) {
            reason = why;
        }
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    /** Why the buyer is to stop; null if it is not. */
    public @Nullable EndReason reason() {
        return reason;
    }

    /** From here on an order interrupts the calling thread, until {@link #endWait}. Returns false if one stands already. */
    synchronized boolean beginWait() {
        if (reason != null) {
            return false;
        }
        waiting = Thread.currentThread();
        return true;
    }

    /** The wait is over. Takes back an interrupt that came too late for it. */
    synchronized void endWait() {
        waiting = null;
        Thread.interrupted();
    }

    /** Sleeps, unless or until there is an order to stop. */
    void sleep(long nanos) {
        long deadline = System.nanoTime() + nanos;
        if (!beginWait()) {
            return;
        }
        try {
            for (long left = nanos; left > 0 && reason == null; left = deadline - System.nanoTime()) {
                LockSupport.parkNanos(this, left);
            }
        } finally {
            endWait();
        }
    }
}
