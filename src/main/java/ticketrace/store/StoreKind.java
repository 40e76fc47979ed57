package ticketrace.store;

import java.io.IOException;
import java.nio.file.Path;

/** A way to keep tickets. Stateless; usable by any thread. */
public interface StoreKind {

    /** The name on the command line. */
    String name();

    /** One sentence for people. */
    String explanation();

    /**
     * Makes a fresh store with {@code tickets} tickets in an existing folder.
     *
     * @throws IllegalArgumentException if that is not from 0 to {@link CountFile#MAX_COUNT}
     */
    void create(Path folder, int tickets) throws IOException;

    /** Opens the store in {@code folder} for the buyer of that name. */
    TicketStore open(Path folder, String buyer) throws IOException;

    /** Writes {@code tickets.txt} and {@code sales.csv} of a store that nobody has open any more. */
    void export(Path folder) throws IOException;
}
