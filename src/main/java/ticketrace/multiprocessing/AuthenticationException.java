package ticketrace.multiprocessing;

import java.io.IOException;

/**
 * The other end of a connection does not know the key, or did not prove it in time: {@code AuthenticationError} in
 * Python. Both ends throw it; a {@link ConnectionListener} can accept other connections afterwards.
 */
public final class AuthenticationException extends IOException {

    private static final long serialVersionUID = 1;

    AuthenticationException(String message) {
        super(message);
    }

    /** There was no handshake: the other end uses another protocol, or has ended. */
    AuthenticationException(String message, IOException broken) {
        super(message, broken);
    }
}
