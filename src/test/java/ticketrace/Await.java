package ticketrace;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to become true; if it does not in time, the test fails. */
public final class Await {

    private static final long LOOK_AGAIN_NANOS = 1_000_000;

    /** The rest of the time the processor is for whoever is waited for. */
    private static final int SHARE_OF_LOOKING = 3;

    private Await() {}

    /** Returns when {@code condition} holds; fails after {@link Limits#ANSWER}. */
    public static void until(String what, BooleanSupplier condition) {
        if (!within(Limits.ANSWER, condition)) {
            fail("not within " + Limits.ANSWER + ": " + what);
        }
    }

    /** Waits until {@code condition} holds, up to a limit; whether it does. */
    public static boolean within(Duration limit, BooleanSupplier condition) {
        long began = System.nanoTime();
        long look = began;
        while (!condition.getAsBoolean()) {
            long now = System.nanoTime();
            if (now - began > limit.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(Math.max(LOOK_AGAIN_NANOS, SHARE_OF_LOOKING * (now - look)));
            look = System.nanoTime();
        }
        return true;
    }
}
