package ticketrace.race;

import java.io.IOException;
import ticketrace.buyer.Buyer;
import ticketrace.buyer.Purchase;
import ticketrace.buyer.StopSignal;
import ticketrace.history.EndReason;

/**
 * Buys out a scratch store, or as much of it as there is time for: a purchase under some guards takes a hundred times as
 * long as under others, and on a busy machine under all of them.
 */
class WarmUpPurchases {

    /** The quick guards need half of it on a machine that has nothing else to do. */
    static final long LONGEST_NANOS = 2_000_000_000;

    /** The time is looked at so seldom that it is no part of what is warmed up; a slow purchase takes a millisecond. */
    static final int BETWEEN_LOOKS = 50;

    /** The time. */
    long nanoTime() {
        return System.nanoTime();
    }

    /** Returns {@link EndReason#QUOTA} if the time was over first. */
    EndReason buy(Purchase purchase, StopSignal never) throws IOException {
        long began = nanoTime();
        EndReason reason;
        do {
            reason = Buyer.buy(purchase, BETWEEN_LOOKS, never);
        } while (reason == EndReason.QUOTA && nanoTime() - began < LONGEST_NANOS);
        return reason;
    }
}
