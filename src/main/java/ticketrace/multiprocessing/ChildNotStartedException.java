package ticketrace.multiprocessing;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A child's JVM did not come as far as its task: it refused its options, did not find its classes, or somebody killed
 * it before that. The message says which, and what the JVM said.
 */
public final class ChildNotStartedException extends UncheckedIOException {

    private static final long serialVersionUID = 1;

    ChildNotStartedException(String message) {
        super(message, new IOException(message));
    }
}
