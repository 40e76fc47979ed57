package ticketrace.explore;

import java.io.IOException;

/** A buyer died without a kill, did not come back from a step, or behaved differently than the time before. */
public final class SteppingFailedException extends IOException {

    private static final long serialVersionUID = 1;

    public SteppingFailedException(String message) {
        super(message);
    }
}
