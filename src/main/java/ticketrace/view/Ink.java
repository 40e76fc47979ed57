package ticketrace.view;

/** What colours mean here. */
public enum Ink {
    GOOD("1;32"),
    BAD("1;31"),
    DOUBTFUL("1;33"),
    HEADING("1"),
    ASIDE("2"),
    ACTION("36"),
    /** Who cannot go on: black on yellow. */
    BARRED("30;43"),
    /** What nobody in the room may miss: white on red. */
    ALARM("1;37;41");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /** The code of ECMA-48, "Select graphic rendition". */
    String code() {
        return code;
    }
}
