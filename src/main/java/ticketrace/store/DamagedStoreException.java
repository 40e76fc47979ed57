package ticketrace.store;

import java.io.IOException;

/** The contents of a store are damaged. The message names the place, the expected contents and the actual ones. */
public final class DamagedStoreException extends IOException {

    private static final long serialVersionUID = 1;

    public DamagedStoreException(String message) {
        super(message);
    }
}
