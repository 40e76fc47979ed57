package ticketrace.store;

import java.io.IOException;

/**
 * A fenced store as a purchase uses it: each read and write carries the number of the grant that the buyer got last. For
 * one thread.
 */
public final class GrantedStore implements TicketStore {

    private final FencedStore store;
    private final boolean fencesReads;
    private long token;

    /** A store that refuses the reads and writes of older grants. */
    public GrantedStore(FencedStore store) {
        this(store, true);
    }

    /** The same, or one that looks at the numbers of writes alone. */
    public GrantedStore(FencedStore store, boolean fencesReads) {
        this.store = store;
        this.fencesReads = fencesReads;
    }

    /**
     * The buyer got this grant.
     *
     * @throws IOException if the guard gave it no number that a store can compare
     */
    public void use(long granted) throws IOException {
        if (granted < 1 || granted > FencedStore.LAST_TOKEN) {
            throw new IOException("the guard gave grant " + granted + "; a store compares numbers from 1 to "
                    + FencedStore.LAST_TOKEN);
        }
        token = granted;
    }

    @Override
    public int read() throws IOException {
        return fencesReads ? store.read(token) : store.read();
    }

    @Override
    public void write(int remaining) throws IOException {
        store.write(remaining, token);
    }

    @Override
    public void record(int seat, int purchase) throws IOException {
        store.record(seat, purchase);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
