package ticketrace.history;

/**
 * A buyer's record of the grant that admitted it to the critical section.
 *
 * @param token the fencing token of the grant; {@link #NO_TOKEN} if it had none
 * @param previousHolderDied whether the previous holder died while it held the guard
 * @param leaseLost when the buyer learned that its lease had ended ({@link System#nanoTime}); zero if it did not
 */
public record GrantRecord(long token, boolean previousHolderDied, long leaseLost) {

    /** The token of a grant without one: tokens count from 1. */
    public static final long NO_TOKEN = 0;

    /** A grant without a token, after a holder that lived, with no lost lease. */
    public static final GrantRecord PLAIN = new GrantRecord(NO_TOKEN, false, 0);

    static GrantRecord of(long token, boolean previousHolderDied, long leaseLost) {
        boolean plain = token == NO_TOKEN && !previousHolderDied && leaseLost == 0;
        return plain ? PLAIN : new GrantRecord(token, previousHolderDied, leaseLost);
    }
}
