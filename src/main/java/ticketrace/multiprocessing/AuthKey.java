package ticketrace.multiprocessing;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that both ends of a connection prove to know: {@code authkey} in Python. Neither end ever sends it.
 *
 * <p>Immutable, so any thread can use it. A child can get it as an argument, through a pipe that no other process
 * reads; every child has {@link ThisProcess#authKey} anyway.
 *
 * <p>Source: RFC 2104 (HMAC), FIPS 180-4 (SHA-256).
 */
public final class AuthKey implements Serializable {

    private static final long serialVersionUID = 1;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int RANDOM_BYTES = 32;

    private final byte[] bytes;

    private AuthKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The key made of these bytes.
     *
     * @throws IllegalArgumentException if there are no bytes
     */
    public static AuthKey of(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("a key has at least one byte");
        }
        return new AuthKey(bytes.clone());
    }

    /** The key made of this text, in UTF-8. */
    public static AuthKey of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A key that nobody can guess. */
    public static AuthKey random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new AuthKey(bytes);
    }

    /**
     * The proof that an end knows this key, for that challenge, in that role: the other end cannot use it as its own
     * proof.
     */
    byte[] proof(String role, byte[] challenge) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            mac.update(role.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return mac.doFinal(challenge);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
        }
    }

    /** Whether this is that proof. The comparison takes equally long, whichever byte is wrong. */
    boolean accepts(byte[] proof, String role, byte[] challenge) {
        return MessageDigest.isEqual(proof, proof(role, challenge));
    }

    /** Does not show the key. */
    @Override
    public String toString() {
        return "AuthKey of " + bytes.length + " bytes";
    }
}
