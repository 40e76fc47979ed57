package ticketrace.explore;

import java.io.IOException;

/** A buyer died by itself, did not come back from a step, or behaved otherwise than the last time. */
public final class SteppingFailedException extends IOException {

    private static final long serialVersionUID = 1;

    public SteppingFailedException(String message) {
        super(message);
    }
}
