package ticketrace.view.page;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets races that are shown side by side begin together. Each of them arrives once: ready, or never to be. */
final class StartTogether {

    private static final long LOOK_AGAIN_MILLIS = 20;

    private final CountDownLatch missing;

    StartTogether(int races) {
        this.missing = new CountDownLatch(races);
    }

    /** This race is ready, or is not going to be. */
    void arrive() {
        missing.countDown();
    }

    /** Returns when all have arrived, or this race has no reason to wait any more. */
    void await(BooleanSupplier givenUp) throws InterruptedException {
        while (!missing.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS) && !givenUp.getAsBoolean()) {
            // each race has a limit for getting ready
        }
    }
}
