package ticketrace.lock;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The holder does not hold its lock any more, though it has not released it. The message names the lock's file and says
 * how the lock was lost.
 */
public final class LockLostException extends IOException {

    private static final long serialVersionUID = 1;

    public LockLostException(String message) {
        this(message, null);
    }

    public LockLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
