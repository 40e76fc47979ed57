package ticketrace.store;

import java.io.IOException;

/** The store has undone a transaction, for the sake of another one. It may be tried again from its beginning. */
public final class ConflictException extends IOException {

    private static final long serialVersionUID = 1;

    public ConflictException(String message, Throwable cause) {
        super(message, cause);
    }
}
