package ticketrace.buyer;

import ticketrace.history.Step;

/** Says when a purchase may take its next step. Asked before every step, on the buyer's own thread. */
public interface Pace {

    /**
     * Returns when the step may be taken.
     *
     * @param step the step that is next
     * @param value the count this purchase has read; {@link ticketrace.history.PurchaseRecord#NOTHING} before READ
     */
    void before(Step step, int value);

    /** The store has refused the step that was taken last: the purchase is undone, and is tried again from its first step. */
    default void refused() {}
}
