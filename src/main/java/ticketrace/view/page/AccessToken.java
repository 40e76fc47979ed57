package ticketrace.view.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A secret word that an attacker cannot guess. A comparison takes equally long for every wrong word of the same length,
 * and {@link #toString} does not show the word.
 */
final class AccessToken {

    private static final int TOKEN_BYTES = 32;

    /** The letters of a word that people type. Letters and digits that look alike are left out: 0 and o, 1, i and l. */
    private static final String TYPED_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

    /** Some 50 bits: at ten thousand guesses a second, a thousand years. */
    private static final int TYPED_LENGTH = 10;

    private final String word;

    private AccessToken(String word) {
        this.word = word;
    }

    /** A random word that programs send to each other. */
    static AccessToken token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new AccessToken(HexFormat.of().formatHex(bytes));
    }

    /** A random word that people can type. */
    static AccessToken typed() {
        StringBuilder word = new StringBuilder();
        new SecureRandom()
                .ints(TYPED_LENGTH, 0, TYPED_LETTERS.length())
                .forEach(letter -> word.append(TYPED_LETTERS.charAt(letter)));
        return new AccessToken(word.toString());
    }

    String word() {
        return word;
    }

    boolean is(@Nullable String said) {
        return said != null
                && MessageDigest.isEqual(word.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
