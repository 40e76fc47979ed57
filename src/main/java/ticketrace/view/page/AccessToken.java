package ticketrace.view.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A word that nobody can guess. Comparing takes as long for a nearly right word as for a wrong one, and printing it by
 * mistake shows nothing.
 */
final class AccessToken {

    private static final int TOKEN_BYTES = 32;

    /** What people type: nothing in it that looks like something else. */
    private static final String TYPED_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

    /** Some 50 bits: at ten thousand guesses a second, a thousand years. */
    private static final int TYPED_LENGTH = 10;

    private final String word;

    private AccessToken(String word) {
        this.word = word;
    }

    /** One that programs hand to each other. */
    static AccessToken token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new AccessToken(HexFormat.of().formatHex(bytes));
    }

    /** One that people can type. */
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
