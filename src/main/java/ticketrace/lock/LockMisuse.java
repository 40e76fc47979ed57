package ticketrace.lock;

/** The errors of a program that misuses a lock, with the same message for every lock. {@code what} is the lock. */
public final class LockMisuse {

    private LockMisuse() {}

    public static IllegalStateException heldAlready(Object what) {
        return new IllegalStateException(what + " is already held by this thread; it is not reentrant");
    }

    public static IllegalStateException notHeld(Object what) {
        return new IllegalStateException(what + " is not held by this thread");
    }

    public static IllegalStateException closed(Object what) {
        return new IllegalStateException(what + ": this lock is closed");
    }

    public static IllegalStateException inUse(Object what) {
        return new IllegalStateException(what + " is in use by another thread, so it cannot be closed");
    }
}
