package ticketrace.chat;

import java.util.concurrent.TimeUnit;

/**
 * So many turns a second, and a few more at once after a rest. Whoever takes a turn too early is told how long to wait.
 * Thread-safe.
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

    /** Takes a turn; it is due in so many nanoseconds, mostly none. */
    synchronized long takeNanos(long nowNanos) {
        if (nextNanos - (nowNanos - burstNanos) < 0) {
            nextNanos = nowNanos - burstNanos;
        }
        nextNanos += intervalNanos;
        return Math.max(0, nextNanos - nowNanos);
    }
}
