package ticketrace.chat;

import java.util.concurrent.TimeUnit;

/**
 * Gives so many turns a second, and some more at once after a rest. A thread that takes a turn too early learns how
 * long to wait. Thread-safe.
 *
 * <p>Source: the generic cell rate algorithm (ITU-T I.371).
 */
final class TokenBucket {

    private final long intervalNanos;
    private final long burstNanos;
    private long nextNanos;

    /**
     * A rate.
     *
     * @param atOnce how many turns need no wait after a rest
     */
    TokenBucket(int perSecond, int atOnce, long nowNanos) {
        this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.burstNanos = intervalNanos * atOnce;
        this.nextNanos = nowNanos - burstNanos;
    }

    /** Takes a turn. Returns in how many nanoseconds it is due, mostly 0. */
    synchronized long takeNanos(long nowNanos) {
        if (nextNanos - (nowNanos - burstNanos) < 0) {
            nextNanos = nowNanos - burstNanos;
        }
        nextNanos += intervalNanos;
        return Math.max(0, nextNanos - nowNanos);
    }
}
