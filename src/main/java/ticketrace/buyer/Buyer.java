package ticketrace.buyer;

import java.io.IOException;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;

/** Makes purchases until it is sold out, has its quota, or is told to stop. One thread. */
public final class Buyer {

    /** A quota that is never reached. */
    public static final int NO_QUOTA = Integer.MAX_VALUE;

    private Buyer() {}

    /**
     * Buys, and says why it ended.
     *
     * @throws IOException if a purchase fails; evidence up to there is recorded
     */
    public static EndReason buy(Purchase purchase, int quota, StopSignal stop) throws IOException {
        int sold = 0;
        EndReason ordered = stop.reason();
        while (ordered == null) {
            Outcome outcome = purchase.make();
            if (outcome == Outcome.SOLD_OUT) {
                return EndReason.SOLD_OUT;
            }
            if (outcome == Outcome.SOLD && ++sold == quota) {
                return EndReason.QUOTA;
            }
            ordered = stop.reason();
        }
        return ordered;
    }
}
