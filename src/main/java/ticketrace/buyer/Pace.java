package ticketrace.buyer;

import ticketrace.history.Outcome;
import ticketrace.history.Step;

/** Decides when a purchase may take its next step. The buyer's thread calls it before every step. */
public interface Pace {

    /**
     * Returns when the step may be taken.
     *
     * @param step the next step
     * @param value the count that this purchase has read, before STILL_HELD, WRITE, COMPARE_AND_SET and RECORD; {@link
     *     ticketrace.history.PurchaseRecord#NOTHING} before the other steps
     */
    void before(Step step, int value);

    /**
     * The store has refused the last step, or the buyer has lost its guard: the purchase is undone, and the buyer tries
     * again from the first step.
     *
     * @param outcome CONFLICT, FENCED or LEASE_LOST
     */
    default void refused(Outcome outcome) {}
}
