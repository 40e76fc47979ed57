package ticketrace.multiprocessing;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A child's JVM ended before it began its task: it refused its options, did not find its classes, or was killed. The
 * message says which, and what the JVM printed.
 */
public final class ChildNotStartedException extends UncheckedIOException {

    private static final long serialVersionUID = 1;

    ChildNotStartedException(String message) {
        super(message, new IOException(message));
    }
}
