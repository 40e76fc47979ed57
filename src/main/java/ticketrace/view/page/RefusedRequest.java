package ticketrace.view.page;

/** A request that the server refuses. The message is the one line that the browser gets; there is no stack trace. */
final class RefusedRequest extends RuntimeException {

    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int NOT_ALLOWED = 405;
    static final int NOT_ACCEPTABLE = 406;
    static final int CONFLICT = 409;
    static final int MISDIRECTED = 421;
    static final int TOO_MANY = 429;
    static final int INTERNAL = 500;
    static final int UNAVAILABLE = 503;

    private static final long serialVersionUID = 1;

    private final int status;

    RefusedRequest(int status, String line) {
        super(line.replaceAll("\\s*\\R\\s*", " "), null, false, false);
        this.status = status;
    }

    /** The HTTP status. */
    int status() {
        return status;
    }

    String line() {
        return String.valueOf(getMessage());
    }
}
