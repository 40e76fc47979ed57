package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import ticketrace.Limits;

/** The handshake refuses a client without the key in time, whatever bytes it sends. */
class HandshakeProperty {

    private static final AuthKey KEY = AuthKey.random();
    private static final int SOCKET_TRIES = 50;

    private static Handshake with(byte[] received) {
        Frames frames = new Frames(new ByteArrayInputStream(received), OutputStream.nullOutputStream());
        return new Handshake(frames, KEY, "the stranger");
    }

    /** Frames of plausible lengths. Some contain words of the protocol. */
    @Provide
    Arbitrary<byte[]> wellFormed() {
        Arbitrary<byte[]> anything = Arbitraries.bytes().array(byte[].class).ofMaxSize(70);
        Arbitrary<byte[]> rightLength = Arbitraries.bytes().array(byte[].class).ofSize(32);
        Arbitrary<byte[]> words =
                Arbitraries.of("welcome", "refused").map(word -> word.getBytes(StandardCharsets.US_ASCII));
        return Arbitraries.oneOf(anything, rightLength, words)
                .list()
                .ofMaxSize(5)
                .map(HandshakeProperty::framed);
    }

    private static byte[] framed(List<byte[]> messages) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frames frames = new Frames(InputStream.nullInputStream(), out);
        try {
            for (byte[] message : messages) {
                frames.send(message);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    @Property
    void anyBytes_areNoProof_toAListener(@ForAll byte[] bytes) {
        assertThatThrownBy(with(bytes)::accept)
                .isInstanceOf(AuthenticationException.class)
                .hasMessageStartingWith("the stranger ");
    }

    @Property
    void anyBytes_areNoProof_toAClient(@ForAll byte[] bytes) {
        assertThatThrownBy(with(bytes)::connect)
                .isInstanceOf(AuthenticationException.class)
                .hasMessageStartingWith("the stranger ");
    }

    @Property
    void wellFormedMessages_isNoProof_toAListener(@ForAll("wellFormed") byte[] bytes) {
        assertThatThrownBy(with(bytes)::accept).isInstanceOf(AuthenticationException.class);
    }

    @Property
    void wellFormedMessages_isNoProof_toAClient(@ForAll("wellFormed") byte[] bytes) {
        assertThatThrownBy(with(bytes)::connect).isInstanceOf(AuthenticationException.class);
    }

    @Property
    void proof_isAcceptedOnlyForItsKeyItsRoleAndItsChallenge(
            @ForAll @Size(min = 1) byte[] one, @ForAll @Size(min = 1) byte[] other, @ForAll byte[] challenge) {
        byte[] proof = AuthKey.of(one).proof("client", challenge);
        assertThat(AuthKey.of(one).accepts(proof, "client", challenge)).isTrue();
        assertThat(AuthKey.of(one).accepts(proof, "listener", challenge)).isFalse();
        assertThat(AuthKey.of(one).accepts(challenge, "client", challenge)).isFalse();
        byte[] longer = Arrays.copyOf(other, other.length + 1);
        longer[other.length] = 1; // HMAC does not distinguish keys that differ only in zeros at the end
        assertThat(AuthKey.of(longer).accepts(proof, "client", challenge)).isEqualTo(Arrays.equals(longer, one));
    }

    /** The same over a real socket: the client stays connected and sends nothing more. */
    @Property(tries = SOCKET_TRIES)
    void clientThatStaysConnected_isRefusedInTime(@ForAll("wellFormed") byte[] bytes) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket stranger = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            stranger.getOutputStream().write(bytes);
            assertThatThrownBy(() -> Connection.shake(accepted, KEY, true, Limits.REFUSAL))
                    .isInstanceOf(AuthenticationException.class);
        }
    }
}
