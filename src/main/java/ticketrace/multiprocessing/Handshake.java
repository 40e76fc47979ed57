package ticketrace.multiprocessing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Both ends prove that they know the key before they send anything else. Each sends a random challenge and gets back a
 * proof, computed from the key, the challenge, and the role of the end that answers.
 *
 * <pre>
 * listener  challenge L          client  proof of L, as client
 * listener  welcome or refused   client  challenge C
 * listener  proof of C, as listener
 * client    welcome or refused
 * </pre>
 *
 * Source: challenge-response as in {@code multiprocessing.connection}, with HMAC-SHA-256 and roles, so that nobody can
 * make an end answer its own challenge.
 */
final class Handshake {

    private static final String LISTENER = "listener";
    private static final String CLIENT = "client";
    private static final byte[] WELCOME = "welcome".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REFUSED = "refused".getBytes(StandardCharsets.US_ASCII);
    private static final int CHALLENGE_BYTES = 32;

    /** The largest message of a handshake: so a stranger cannot make this end use more memory. */
    private static final int MOST_BYTES = 64;

    private final Frames frames;
    private final AuthKey key;
    private final String peer;

    Handshake(Frames frames, AuthKey key, String peer) {
        this.frames = frames;
        this.key = key;
        this.peer = peer;
    }

    /** The listener's side. */
    void accept() throws AuthenticationException {
        shake(() -> {
            challenge(CLIENT);
            answer(LISTENER);
        });
    }

    /** The client's side. */
    void connect() throws AuthenticationException {
        shake(() -> {
            answer(CLIENT);
            challenge(LISTENER);
        });
    }

    private interface Steps {
        void run() throws IOException;
    }

    /** Does these steps. If anything goes wrong, the other end did not prove the key. */
    private void shake(Steps steps) throws AuthenticationException {
        try {
            steps.run();
        } catch (AuthenticationException told) {
            throw told;
        } catch (InterruptedIOException late) {
            throw new AuthenticationException(peer + " did not prove the key in time");
        } catch (IOException broken) {
            throw new AuthenticationException(peer + " did not prove the key: " + broken.getMessage(), broken);
        }
    }

    private void challenge(String role) throws IOException {
        byte[] challenge = new byte[CHALLENGE_BYTES];
        new SecureRandom().nextBytes(challenge);
        frames.send(challenge);
        if (!key.accepts(frames.receive(MOST_BYTES), role, challenge)) {
            frames.send(REFUSED);
            throw new AuthenticationException(peer + " does not know the key");
        }
        frames.send(WELCOME);
    }

    private void answer(String role) throws IOException {
        byte[] challenge = frames.receive(MOST_BYTES);
        if (challenge.length != CHALLENGE_BYTES) {
            throw new AuthenticationException(peer + " does not use this handshake");
        }
        frames.send(key.proof(role, challenge));
        if (!Arrays.equals(frames.receive(MOST_BYTES), WELCOME)) {
            throw new AuthenticationException(peer + " refused our key");
        }
    }
}
