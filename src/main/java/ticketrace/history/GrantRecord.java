package ticketrace.history;

/**
 * What a buyer wrote down of the grant that let it in.
 *
 * @param token the fencing token that came with it; {@link #NO_TOKEN} if none did
 * @param previousHolderDied whether the holder before had died with the guard in its hands
 * @param leaseLost when the buyer learned that its lease had ended ({@link System#nanoTime}); zero if it did not
 */
public record GrantRecord(long token, boolean previousHolderDied, long leaseLost) {

    /** The token of a grant that has none: tokens count from 1. */
    public static final long NO_TOKEN = 0;

    /** A grant of which there is nothing to say. */
    public static final GrantRecord PLAIN = new GrantRecord(NO_TOKEN, false, 0);

    static GrantRecord of(long token, boolean previousHolderDied, long leaseLost) {
        boolean plain = token == NO_TOKEN && !previousHolderDied && leaseLost == 0;
        return plain ? PLAIN : new GrantRecord(token, previousHolderDied, leaseLost);
    }
}
