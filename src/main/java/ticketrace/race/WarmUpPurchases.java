package ticketrace.race;

import java.io.IOException;
import ticketrace.buyer.Buyer;
import ticketrace.buyer.Purchase;
import ticketrace.buyer.StopSignal;
import ticketrace.history.EndReason;

/**
 * Buys out a scratch store, or as much of it as the time allows. Under some guards a purchase takes a hundred times as
 * long as under others; on a busy machine it takes long under every guard.
 */
class WarmUpPurchases {

    /** How long a warm-up lasts at most. Quick guards need half of it on a machine with nothing else to do. */
    static final long MOST_NANOS = 2_000_000_000;

    /**
     * How many purchases a buyer makes before it looks at the clock again: so many that the clock is no part of what it
     * warms up. A slow purchase takes a millisecond.
     */
    static final int PURCHASES_PER_CLOCK_READ = 50;

    /**
     * For so many purchases, the buyer makes one more when the store is sold out. The first purchase that finds no
     * ticket is new to the compiled code, which then goes; the others let the JVM compile it again before the race.
     */
    static final int PURCHASES_PER_SOLD_OUT = 4;

    /** The clock; a test replaces it. */
    long nanoTime() {
        return System.nanoTime();
    }

    /** Makes purchases. Returns {@link EndReason#QUOTA} if the time was over before the store was sold out. */
    EndReason buy(Purchase purchase, StopSignal never) throws IOException {
        long began = nanoTime();
        EndReason reason;
        int bought = 0;
        do {
            reason = Buyer.buy(purchase, PURCHASES_PER_CLOCK_READ, never);
            bought += PURCHASES_PER_CLOCK_READ;
        } while (reason == EndReason.QUOTA && nanoTime() - began < MOST_NANOS);
        int tries = reason == EndReason.SOLD_OUT ? bought / PURCHASES_PER_SOLD_OUT : 0;
        for (int i = 0; i < tries && (i % PURCHASES_PER_CLOCK_READ != 0 || nanoTime() - began < MOST_NANOS); i++) {
            Buyer.buy(purchase, 1, never);
        }
        return reason;
    }
}
