package ticketrace.input;

/**
 * Text that can be shown on any terminal and does nothing else there: without control characters, and without those that end
 * a line or turn the direction of writing.
 */
public final class Printable {

    private Printable() {}

    /** The text without such characters; a tab becomes a space. For words that somebody says. */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\t') {
                printable.append(' ');
            } else if (!acts(character)) {
                printable.append(character);
            }
        }
        return printable.toString();
    }

    /** The text with each such character written out, as in source code. For words of a file, so that all of it is seen. */
    public static String spelledOut(String text) {
        int plain = 0;
        while (plain < text.length() && !acts(text.charAt(plain))) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length() + 8).append(text, 0, plain);
        for (int i = plain; i < text.length(); i++) {
            char character = text.charAt(i);
            if (acts(character)) {
                printable.append(spelledOut(character));
            } else {
                printable.append(character);
            }
        }
        return printable.toString();
    }

    private static String spelledOut(char character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", (int) character);
        };
    }

    /** Whether a terminal does something at it, rather than show it. */
    private static boolean acts(char character) {
        return Character.isISOControl(character) || isLineEnd(character) || turnsWriting(character);
    }

    private static boolean isLineEnd(char character) {
        return character == '\u2028' || character == '\u2029';
    }

    private static boolean turnsWriting(char character) {
        return (character >= '\u202a' && character <= '\u202e') || (character >= '\u2066' && character <= '\u2069');
    }
}
