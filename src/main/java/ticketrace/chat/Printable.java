package ticketrace.chat;

/** Text that can be shown on any terminal and does nothing else there. */
final class Printable {

    private Printable() {}

    /**
     * The text without control characters, and without those that end a line or turn the direction of writing; a tab
     * becomes a space.
     */
    static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\t') {
                printable.append(' ');
            } else if (!Character.isISOControl(character) && !isLineEnd(character) && !turnsWriting(character)) {
                printable.append(character);
            }
        }
        return printable.toString();
    }

    private static boolean isLineEnd(char character) {
        return character == '\u2028' || character == '\u2029';
    }

    private static boolean turnsWriting(char character) {
        return (character >= '\u202a' && character <= '\u202e') || (character >= '\u2066' && character <= '\u2069');
    }
}
