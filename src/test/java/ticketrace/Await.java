package ticketrace;

import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to become true; if it does not in time, the test fails. */
public final class Await {

    private Await() {}

    /** Returns when {@code condition} holds; fails after {@link Limits#ANSWER}. */
    public static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Limits.ANSWER.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                fail("not within " + Limits.ANSWER + ": " + what);
            }
            LockSupport.parkNanos(Limits.LOOK_AGAIN.toNanos());
        }
    }
}
