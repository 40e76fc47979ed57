package ticketrace.store;

import java.io.IOException;

/**
 * A store that remembers the newest number of a grant under which a buyer read or wrote the count, and refuses an older
 * one. So a buyer whose grant has ended without its knowledge changes nothing any more, as soon as the next buyer has
 * read. In one indivisible step, a call looks at the number, remembers it, and reads or writes. {@link #record} is not
 * fenced: it follows a write that was accepted.
 *
 * <p>Source: Kleppmann, "How to do distributed locking" (2016), fencing tokens. There only writes carry one; then two
 * buyers that have both read sell the same seat one after the other.
 */
public interface FencedStore extends TicketStore {

    /** The greatest number of a grant. */
    long LAST_TOKEN = (1L << 40) - 1;

    /**
     * {@link #read()} under this grant.
     *
     * @param token the number of the grant, from 1 to {@link #LAST_TOKEN}
     * @throws FencedException if the store has seen a newer number; it is unchanged then
     */
    int read(long token) throws IOException;

    /**
     * {@link #write(int)} under this grant.
     *
     * @throws FencedException if the store has seen a newer number; it is unchanged then
     */
    void write(int remaining, long token) throws IOException;
}
