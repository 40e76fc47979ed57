package ticketrace.history;

import java.io.IOException;

/** A file is cut off, was altered, or is no history. The message names the file, and what is wrong at which place. */
public final class DamagedHistoryException extends IOException {

    private static final long serialVersionUID = 1;

    public DamagedHistoryException(String message) {
        super(message);
    }
}
