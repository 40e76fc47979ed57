package ticketrace.chat;

/**
 * A line that a client sent, or what is wrong with it.
 *
 * @param kind whether it is a line, or what is wrong with it
 * @param text the line without its end; empty if something is wrong with it
 */
record ClientLine(Kind kind, String text) {

    /** What the client sent. */
    enum Kind {
        TEXT,
        TOO_LONG,
        NOT_UTF_8
    }

    static final ClientLine TOO_LONG = new ClientLine(Kind.TOO_LONG, "");
    static final ClientLine NOT_UTF_8 = new ClientLine(Kind.NOT_UTF_8, "");

    static ClientLine of(String text) {
        return new ClientLine(Kind.TEXT, text);
    }
}
