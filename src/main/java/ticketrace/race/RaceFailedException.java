package ticketrace.race;

import java.io.IOException;

/** The race could not be held. The message says in one line why, and what the failing buyer said last. */
public final class RaceFailedException extends IOException {

    private static final long serialVersionUID = 1;

    RaceFailedException(String message) {
        super(message);
    }
}
