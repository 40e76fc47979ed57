package ticketrace.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A store as the launcher of a race holds it: there for buyers to open until it is closed.
 *
 * <p>Thread safety: one thread. If the launcher dies, what the store had taken up stays in the folder; a store that needs
 * a server is gone for its buyers.
 */
public interface ServedStore extends AutoCloseable {

    /** What a buyer has to know to open the store, besides its folder; one word, not to be written anywhere. */
    String access();

    /**
     * Makes a store of that buyer's own, to warm up on.
     *
     * @param folder the scratch store's folder; exists, and is deleted by whoever made it
     * @return what the buyer has to know to open it, as {@link #access}
     */
    String scratch(Path folder, String buyer, int tickets) throws IOException;

    /**
     * Writes {@code tickets.txt} and {@code sales.csv}, when nobody buys any more.
     *
     * @throws IOException if the store cannot be read or the files not be written; the message names which
     */
    void export() throws IOException;

    @Override
    void close() throws IOException;
}
