package ticketrace.view;

/** What colours mean here. */
public enum Ink {
    GOOD("1;32"),
    BAD("1;31"),
    DOUBTFUL("1;33"),
    HEADING("1"),
    ASIDE("2"),
    ACTION("36");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /** The code of ECMA-48, "Select graphic rendition". */
    String code() {
        return code;
    }
}
