package ticketrace;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until a condition is true. {@link #until} fails the test if that takes too long. */
public final class Await {

    private static final long SHORTEST_PAUSE_NANOS = 1_000_000;

    /** A pause is at least this many times as long as the last check, so that checks take little of the processor. */
    private static final int PAUSE_PER_CHECK = 3;

    private Await() {}

    /** Returns when {@code condition} holds; fails after {@link Limits#ANSWER}. */
    public static void until(String what, BooleanSupplier condition) {
        if (!within(Limits.ANSWER, condition)) {
            fail("not within " + Limits.ANSWER + ": " + what);
        }
    }

    /** Waits until {@code condition} holds, at most for {@code limit}. Returns whether it held. */
    public static boolean within(Duration limit, BooleanSupplier condition) {
        long began = System.nanoTime();
        long checkBegan = began;
        while (!condition.getAsBoolean()) {
            long now = System.nanoTime();
            if (now - began > limit.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(Math.max(SHORTEST_PAUSE_NANOS, PAUSE_PER_CHECK * (now - checkBegan)));
            checkBegan = System.nanoTime();
        }
        return true;
    }
}
