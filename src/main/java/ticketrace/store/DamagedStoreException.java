package ticketrace.store;

import java.io.IOException;

/** What is stored is not what a store holds. The message names the place, what was expected and what was found. */
public final class DamagedStoreException extends IOException {

    private static final long serialVersionUID = 1;

    public DamagedStoreException(String message) {
        super(message);
    }
}
