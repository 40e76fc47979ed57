package ticketrace.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A store as the launcher of a race holds it: there for buyers to open until it is closed.
 *
 * <p>Thread safety: one thread. If the launcher dies, what the store had taken up stays in the folder; a store that
 * needs a server is gone for its buyers.
 */
public interface ServedStore extends AutoCloseable {

    /** What a buyer has to know to open the store, besides its folder; one word, not to be written anywhere. */
    String access();

    /**
     * The same, for a buyer whom the store may have wait for another one as long as it likes, and not until it gives up
     * by itself: whoever started it lets through or ends the one that is waited for.
     */
    default String patientAccess() {
        return access();
    }

    /**
     * Makes a store of that buyer's own, to warm up on.
     *
     * @param folder the scratch store's folder; exists, and is deleted by whoever made it
     * @return what the buyer has to know to open it, as {@link #access}
     */
    String scratch(Path folder, String buyer, int tickets) throws IOException;

    /** Fills it again, as if nothing had ever been sold; for when nobody buys. */
    void refill(int tickets) throws IOException;

    /** What it holds now: of a transaction that has not ended, nothing. */
    FinalState look() throws IOException;

    /** Whether the store itself has a buyer wait for another, as a database can; files never do. */
    default boolean hasBuyerWait() throws IOException {
        return false;
    }

    /**
     * How many buyers it still has connected; 0 if it keeps no connections. One that was killed is gone a little later.
     */
    default int connectedBuyers() throws IOException {
        return 0;
    }

    /**
     * Writes {@code tickets.txt} and {@code sales.csv}, when nobody buys any more.
     *
     * @throws IOException if the store cannot be read or the files not be written; the message names which
     */
    void export() throws IOException;

    @Override
    void close() throws IOException;
}
