package ticketrace.history;

import java.io.IOException;

/** A history is cut off, altered, or none at all. The message names the file and what is wrong where. */
public final class DamagedHistoryException extends IOException {

    private static final long serialVersionUID = 1;

    public DamagedHistoryException(String message) {
        super(message);
    }
}
