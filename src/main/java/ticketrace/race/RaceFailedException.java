package ticketrace.race;

import java.io.IOException;

/**
 * The launcher could not hold the race. The message says why in one line; if a buyer failed, it has the buyer's error
 * or the end of its log.
 */
public final class RaceFailedException extends IOException {

    private static final long serialVersionUID = 1;

    RaceFailedException(String message) {
        super(message);
    }
}
