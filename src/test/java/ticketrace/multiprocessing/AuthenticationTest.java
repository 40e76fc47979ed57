package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;

/** Only a client or listener that knows the key gets a connection. */
class AuthenticationTest {

    /** Records whether an instance was deserialized. */
    private static final class Recording implements Serializable {

        private static final long serialVersionUID = 1;
        private static volatile boolean wasDeserialized;

        private void readObject(ObjectInputStream in) {
            wasDeserialized = true;
        }
    }

    @AutoClose
    private final TestListener testListener = new TestListener();

    @Test
    void wrongKey_isAnAuthenticationErrorOnBothSides_andTheListenerContinues() throws Exception {
        CompletableFuture<Connection> accepted = testListener.accepting();
        assertThatThrownBy(() -> Connection.connect(testListener.port(), AuthKey.of("a wrong key")))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("refused our key");
        TestListener.assertRefused(accepted, "does not know the key");

        CompletableFuture<Connection> next = testListener.accepting();
        try (Connection client = testListener.client();
                Connection server = TestListener.get(next)) {
            client.send("I know it");
            assertThat(server.receive(Limits.ANSWER)).isEqualTo("I know it");
        }
    }

    @Test
    void listenerThatAcceptsEveryClient_butDoesNotKnowTheKey_isRefused() throws Exception {
        CompletableFuture<Void> impostor = new CompletableFuture<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new Thread(() -> {
                        try (Socket client = server.accept()) {
                            Frames frames = new Frames(client.getInputStream(), client.getOutputStream());
                            frames.send(new byte[32]);
                            frames.receive(64);
                            frames.send("welcome".getBytes(StandardCharsets.US_ASCII));
                            byte[] challenge = frames.receive(64);
                            frames.send(challenge);
                            frames.receive(64);
                            impostor.complete(null);
                        } catch (IOException e) {
                            impostor.completeExceptionally(e);
                        }
                    })
                    .start();
            assertThatThrownBy(() -> Connection.connect(server.getLocalPort(), TestListener.KEY))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("does not know the key");
            TestListener.get(impostor);
        }
    }

    @Test
    void handshakeThatStalls_endsAtItsLimit_andTheListenerContinues() throws Exception {
        CompletableFuture<Connection> accepted = testListener.accepting(Limits.REFUSAL);
        try (Socket stalling = new Socket(InetAddress.getLoopbackAddress(), testListener.port())) {
            TestListener.assertRefused(accepted, "did not prove the key in time");
            assertThat(stalling.isConnected()).isTrue();
        }
        CompletableFuture<Connection> next = testListener.accepting();
        testListener.client().close();
        TestListener.get(next).close();
    }

    @Test
    void handshakeThatSendsSlowly_endsAtTheSameLimit() throws Exception {
        CompletableFuture<Connection> accepted = testListener.accepting(Limits.REFUSAL.multipliedBy(5));
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), testListener.port())) {
            slow.getOutputStream().write(new byte[] {0, 0, 0, 64});
            for (int i = 0; i < 63 && !accepted.isDone(); i++) {
                try {
                    accepted.get(Limits.REFUSAL.toNanos(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException notYet) {
                    slow.getOutputStream().write(0);
                } catch (ExecutionException refused) {
                    break;
                }
            }
            TestListener.assertRefused(accepted, "did not prove the key in time");
        }
    }

    @Test
    void clientThatDisconnectsInTheHandshake_isAnAuthenticationError() throws Exception {
        CompletableFuture<Connection> accepted = testListener.accepting();
        new Socket(InetAddress.getLoopbackAddress(), testListener.port()).close();
        TestListener.assertRefused(accepted, "did not prove the key");
    }

    @Test
    void objectOfAClientWithoutTheKey_isNotDeserialized_evenOfAnAllowedClass() throws Exception {
        try (ConnectionListener trusting = ConnectionListener.open(0, TestListener.KEY, Recording.class);
                Socket stranger = new Socket(InetAddress.getLoopbackAddress(), trusting.port())) {
            Frames frames = new Frames(stranger.getInputStream(), stranger.getOutputStream());
            frames.send(ChildOrders.toBytes(new Recording()));
            assertThatThrownBy(() -> trusting.accept(Limits.ANSWER)).isInstanceOf(AuthenticationException.class);
            assertThat(Recording.wasDeserialized).isFalse();
        }
    }
}
