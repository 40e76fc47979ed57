package ticketrace.view.page;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A start barrier for races side by side: each race waits until every other is ready, or has ended without it. */
final class StartTogether {

    private static final long CHECK_MILLIS = 20;

    private final CountDownLatch missing;

    StartTogether(int races) {
        this.missing = new CountDownLatch(races);
    }

    /**
     * Adds one of the races.
     *
     * @param stopped whether the race was stopped, and must not wait any more; called again and again
     */
    Runner runner(BooleanSupplier stopped) {
        return new Runner(stopped);
    }

    /** One of the races. Only the race's own thread may use it. */
    final class Runner {

        private final BooleanSupplier stopped;
        private boolean arrived;

        private Runner(BooleanSupplier stopped) {
            this.stopped = stopped;
        }

        /**
         * Says that this race is ready. Returns when every race is ready or has left, or this race was stopped. It has
         * no time limit: each race has its own limit for getting ready.
         */
        void await() {
            leave();
            try {
                while (!missing.await(CHECK_MILLIS, TimeUnit.MILLISECONDS) && !stopped.getAsBoolean()) {
                    // a race is still missing
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** The other races do not wait for this race any more. */
        void leave() {
            if (!arrived) {
                arrived = true;
                missing.countDown();
            }
        }
    }
}
