package ticketrace.chat;

/**
 * A line that a client sent, or what was wrong with it.
 *
 * @param kind whether it is one
 * @param text the line without its end; empty if it is none
 */
record ClientLine(Kind kind, String text) {

    /** What came. */
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
