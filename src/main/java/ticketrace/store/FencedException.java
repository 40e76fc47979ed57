package ticketrace.store;

import java.io.IOException;

/** The store refused a read or a write, because it had seen the number of a newer grant. The buyer may try again. */
public final class FencedException extends IOException {

    private static final long serialVersionUID = 1;

    /**
     * A refusal.
     *
     * @param place the store, for people
     */
    public FencedException(Object place, long token, long newest) {
        super(place + ": refused grant " + token + ", because grant " + newest + " was here");
    }
}
