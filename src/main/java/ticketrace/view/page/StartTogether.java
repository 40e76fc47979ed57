package ticketrace.view.page;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets races that are shown side by side begin together: each waits until the others are ready, or never will be. */
final class StartTogether {

    private static final long LOOK_AGAIN_MILLIS = 20;

    private final CountDownLatch missing;

    StartTogether(int races) {
        this.missing = new CountDownLatch(races);
    }

    /**
     * One of the races.
     *
     * @param stopped whether it has no reason to wait any more; asked again and again
     */
    Runner runner(BooleanSupplier stopped) {
        return new Runner(stopped);
    }

    /** One of the races; its own thread only. */
    final class Runner {

        private final BooleanSupplier stopped;
        private boolean arrived;

        private Runner(BooleanSupplier stopped) {
            this.stopped = stopped;
        }

        /** This race is ready: returns when all are, or have left. Each has a limit for getting ready. */
        void await() {
            leave();
            try {
                while (!missing.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS) && !stopped.getAsBoolean()) {
                    // not yet
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Nobody need wait for this race any more. */
        void leave() {
            if (!arrived) {
                arrived = true;
                missing.countDown();
            }
        }
    }
}
