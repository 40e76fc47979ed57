package ticketrace.chat;

import java.util.Locale;
import java.util.Optional;

/**
 * What somebody in the room is called. Immutable.
 *
 * @param text 1 to 20 letters, digits, - and _
 */
public record ChatName(String text) {

    /** What a name may be, in words. */
    public static final String RULE = "1 to 20 letters, digits, - and _";

    private static final int MOST_CHARACTERS = 20;

    /**
     * A name.
     *
     * @throws IllegalArgumentException if it is none
     */
    public ChatName {
        if (!isName(text)) {
            throw new IllegalArgumentException("a name is " + RULE + ", not '" + text + "'");
        }
    }

    /** The name; empty if the text is none. */
    public static Optional<ChatName> of(String text) {
        return isName(text) ? Optional.of(new ChatName(text)) : Optional.empty();
    }

    /** The name of somebody who has not said one. */
    static ChatName ofGuest(int number) {
        return new ChatName("guest-" + number);
    }

    private static boolean isName(String text) {
        int count = text.codePointCount(0, text.length());
        return count >= 1 && count <= MOST_CHARACTERS && text.codePoints().allMatch(ChatName::mayStandInAName);
    }

    private static boolean mayStandInAName(int character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '_';
    }

    /** Names with the same key are not told apart: it does not matter which letters are large. */
    String key() {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}
