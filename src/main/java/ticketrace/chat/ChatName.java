package ticketrace.chat;

import java.util.Locale;
import java.util.Optional;

/**
 * The name of a member of the room. Immutable.
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
     * @throws IllegalArgumentException if the text is not a name
     */
    public ChatName {
        if (!isName(text)) {
            throw new IllegalArgumentException("a name is " + RULE + ", not '" + text + "'");
        }
    }

    /** The name; empty if the text is not a name. */
    public static Optional<ChatName> of(String text) {
        return isName(text) ? Optional.of(new ChatName(text)) : Optional.empty();
    }

    /** The name of a member that has not chosen one. */
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

    /** Two names with the same key count as the same: upper and lower case do not matter. */
    String key() {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}
