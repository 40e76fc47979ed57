package ticketrace.buyer;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;

/**
 * The order to stop after the current purchase. It interrupts only a wait for the guard or the think time: an interrupt
 * during a write would close the buyer's store.
 *
 * <p>Any thread may call {@link #order}; only the buyer's thread calls the other methods.
 */
public final class StopSignal {

    private volatile @Nullable EndReason reason;
    private @Nullable Thread waiting;

    /** Orders the buyer to stop. The first reason is kept. */
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

    /** Lets an order interrupt the calling thread until {@link #endWait}. Returns false after an earlier order. */
    synchronized boolean beginWait() {
        if (reason != null) {
            return false;
        }
        waiting = Thread.currentThread();
        return true;
    }

    /** Ends the wait, and clears an interrupt that came too late for it. */
    synchronized void endWait() {
        waiting = null;
        Thread.interrupted();
    }

    /** Sleeps until the time is over or the buyer has an order to stop. */
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
