package ticketrace.view.terminal;

/** What colours mean here. */
public enum Colour {
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

    private static final String START = "\u001b[";
    private static final String END = START + "0m";

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    /** The text between the codes of ECMA-48, "Select graphic rendition". */
    String around(String text) {
        return START + code + "m" + text + END;
    }

    /** How long the code is that stands at this place of a text, if it is one of ours; else 0. */
    static int lengthAt(String text, int at) {
        if (text.startsWith(END, at)) {
            return END.length();
        }
        for (Colour colour : values()) {
            String code = START + colour.code + "m";
            if (text.startsWith(code, at)) {
                return code.length();
            }
        }
        return 0;
    }
}
