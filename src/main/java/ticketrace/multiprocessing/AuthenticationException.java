package ticketrace.multiprocessing;

import java.io.IOException;

/**
 * The other end of a connection does not know the key, or did not prove it in time: {@code AuthenticationError} in Python.
 * Thrown by both ends; a {@link ConnectionListener} can accept others.
 */
public final class AuthenticationException extends IOException {

    private static final long serialVersionUID = 1;

    AuthenticationException(String message) {
        super(message);
    }

    /** The handshake did not come about at all: the other end speaks another language, or is gone. */
    AuthenticationException(String message, IOException broken) {
        super(message, broken);
    }
}
