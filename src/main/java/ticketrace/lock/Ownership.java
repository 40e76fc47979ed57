package ticketrace.lock;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** The rules on holding that all locks share: not reentrant, released only by the holder. */
public final class Ownership {

    private Ownership() {}

    public static void refuseSecondAcquire(ReentrantLock withinProcess, Object what) {
        if (withinProcess.isHeldByCurrentThread()) {
            throw new IllegalStateException(what + " is already held by this thread; it is not reentrant");
        }
    }

    public static void requireHeld(ReentrantLock withinProcess, Object what) {
        if (!withinProcess.isHeldByCurrentThread()) {
            throw new IllegalStateException(what + " is not held by this thread");
        }
    }

    public static void requireOpen(boolean closed, Object what) {
        if (closed) {
            throw new IllegalStateException(what + ": this lock is closed");
        }
    }

    /** A wait in nanoseconds: none for a negative one, the longest that fits (146 years) for anything longer. */
    public static long nanos(Duration timeout) {
        if (timeout.isNegative()) {
            return 0;
        }
        return timeout.toSeconds() >= Long.MAX_VALUE / 1_000_000_000L ? Long.MAX_VALUE / 2 : timeout.toNanos();
    }
}
