package ticketrace.store;

import java.io.IOException;

/**
 * The store undid a transaction because it conflicts with another one. The buyer may try it again from its beginning.
 */
public final class ConflictException extends IOException {

    private static final long serialVersionUID = 1;

    public ConflictException(String message, Throwable cause) {
        super(message, cause);
    }
}
