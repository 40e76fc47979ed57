package ticketrace.input;

/**
 * Makes text safe to show on a terminal: without control characters, line separators, and characters that change the
 * direction of writing.
 */
public final class Printable {

    private Printable() {}

    /**
     * The text without such characters; a tab becomes a space. For text that a person typed, such as a chat message.
     */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\t') {
                printable.append(' ');
            } else if (!isUnsafe(character)) {
                printable.append(character);
            }
        }
        return printable.toString();
    }

    /**
     * The text with each such character written as an escape, as in source code. For text from a file, to show all of
     * it.
     */
    public static String spelledOut(String text) {
        int plain = 0;
        while (plain < text.length() && !isUnsafe(text.charAt(plain))) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length() + 8).append(text, 0, plain);
        for (int i = plain; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isUnsafe(character)) {
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

    /** Whether a terminal would act on the character instead of showing it. */
    private static boolean isUnsafe(char character) {
        return Character.isISOControl(character) || isLineEnd(character) || changesDirection(character);
    }

    private static boolean isLineEnd(char character) {
        return character == '\u2028' || character == '\u2029';
    }

    private static boolean changesDirection(char character) {
        return (character >= '\u202a' && character <= '\u202e') || (character >= '\u2066' && character <= '\u2069');
    }
}
