package ticketrace.explore;

import java.io.IOException;

/**
 * A schedule could not be played. A buyer died without a kill, reported an error, did not answer in time, or behaved
 * differently than before; or the store did not notice the death of a killed buyer. The message says which.
 */
public final class SteppingFailedException extends IOException {

    private static final long serialVersionUID = 1;

    public SteppingFailedException(String message) {
        super(message);
    }
}
