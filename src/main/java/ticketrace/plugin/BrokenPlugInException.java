package ticketrace.plugin;

/** A plug-in cannot be used. The message is one line: which plug-in, what is wrong with it, and what to do. */
public final class BrokenPlugInException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokenPlugInException(String message) {
        super(message);
    }
}
