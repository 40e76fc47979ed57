package ticketrace.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The launcher's side of a store: buyers can open the store until the launcher closes it.
 *
 * <p>Thread safety: one thread. If the launcher dies, the contents of the store stay in the folder; if the store needs
 * a server, its buyers lose it.
 */
public interface ServedStore extends AutoCloseable {

    /** What a buyer must know to open the store, besides its folder: one word, a secret. Never write it to a file. */
    String access();

    /**
     * The same, for a stepped buyer: the store may make it wait for another buyer without a limit. The stepper ends
     * such a wait, because it lets the other buyer take its step or kills it.
     */
    default String patientAccess() {
        return access();
    }

    /**
     * Makes a scratch store of that buyer's own, to warm up on.
     *
     * @param folder the folder of the scratch store; the caller creates and deletes it
     * @return what the buyer must know to open it, as {@link #access}
     */
    String scratch(Path folder, String buyer, int tickets) throws IOException;

    /** Fills the store again, without a sale; only while no buyer buys. */
    void refill(int tickets) throws IOException;

    /** The current contents, without the changes of uncommitted transactions. */
    FinalState look() throws IOException;

    /** Whether a buyer waits inside the store for another buyer, as in a database; files never make a buyer wait. */
    default boolean hasBuyerWait() throws IOException {
        return false;
    }

    /**
     * The number of connected buyers; 0 if the store keeps no connections. A killed buyer may still count for a moment.
     */
    default int connectedBuyers() throws IOException {
        return 0;
    }

    /**
     * Writes {@code tickets.txt} and {@code sales.csv}, after all buyers have ended.
     *
     * @throws IOException if the store cannot be read or a file cannot be written; the message names it
     */
    void export() throws IOException;

    @Override
    void close() throws IOException;
}
