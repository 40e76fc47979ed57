package ticketrace.buyer;

import java.io.IOException;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;

/** Makes purchases until the tickets are sold out, it reaches its quota, or it has an order to stop. For one thread. */
public final class Buyer {

    /** A quota that is never reached. */
    public static final int NO_QUOTA = Integer.MAX_VALUE;

    private Buyer() {}

    /**
     * Makes purchases, and returns the reason of its end.
     *
     * @throws IOException if a purchase fails; the history holds all steps before the failure
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
