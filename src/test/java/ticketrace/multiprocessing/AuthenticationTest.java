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

/** Who gets a connection, and who does not. */
class AuthenticationTest {

    /** Would tell if one were made. */
    private static final class Telling implements Serializable {

        private static final long serialVersionUID = 1;
        private static volatile boolean wasMade;

        private void readObject(ObjectInputStream in) {
            wasMade = true;
        }
    }

    @AutoClose
    private final Listening listening = new Listening();

    @Test
    void wrongKey_isAnAuthenticationErrorOnBothSides_andTheListenerGoesOn() throws Exception {
        CompletableFuture<Connection> accepted = listening.accepting();
        assertThatThrownBy(() -> Connection.connect(listening.port(), AuthKey.of("a wrong key")))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("refused our key");
        Listening.assertRefused(accepted, "does not know the key");

        CompletableFuture<Connection> next = listening.accepting();
        try (Connection client = listening.client();
                Connection server = Listening.get(next)) {
            client.send("I know it");
            assertThat(server.receive(Limits.ANSWER)).isEqualTo("I know it");
        }
    }

    @Test
    void listenerThatWelcomesEverybody_butDoesNotKnowTheKey_isFoundOut() throws Exception {
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
            assertThatThrownBy(() -> Connection.connect(server.getLocalPort(), Listening.KEY))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("does not know the key");
            Listening.get(impostor);
        }
    }

    @Test
    void handshakeThatStalls_isCutByItsLimit_andTheListenerGoesOn() throws Exception {
        CompletableFuture<Connection> accepted = listening.accepting(Limits.REFUSAL);
        try (Socket stalling = new Socket(InetAddress.getLoopbackAddress(), listening.port())) {
            Listening.assertRefused(accepted, "did not prove the key in time");
            assertThat(stalling.isConnected()).isTrue();
        }
        CompletableFuture<Connection> next = listening.accepting();
        listening.client().close();
        Listening.get(next).close();
    }

    @Test
    void handshakeThatTrickles_isCutByTheSameLimit() throws Exception {
        CompletableFuture<Connection> accepted = listening.accepting(Limits.REFUSAL.multipliedBy(5));
        try (Socket trickling = new Socket(InetAddress.getLoopbackAddress(), listening.port())) {
            trickling.getOutputStream().write(new byte[] {0, 0, 0, 64});
            for (int i = 0; i < 63 && !accepted.isDone(); i++) {
                try {
                    accepted.get(Limits.REFUSAL.toNanos(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException goesOn) {
                    trickling.getOutputStream().write(0);
                } catch (ExecutionException cut) {
                    break;
                }
            }
            Listening.assertRefused(accepted, "did not prove the key in time");
        }
    }

    @Test
    void strangerThatHangsUp_isAnAuthenticationError() throws Exception {
        CompletableFuture<Connection> accepted = listening.accepting();
        new Socket(InetAddress.getLoopbackAddress(), listening.port()).close();
        Listening.assertRefused(accepted, "did not prove the key");
    }

    @Test
    void nothingOfAStrangers_isDeserialized_notEvenOfAnAllowedClass() throws Exception {
        try (ConnectionListener trusting = ConnectionListener.open(0, Listening.KEY, Telling.class);
                Socket stranger = new Socket(InetAddress.getLoopbackAddress(), trusting.port())) {
            Frames frames = new Frames(stranger.getInputStream(), stranger.getOutputStream());
            frames.send(ChildOrders.toBytes(new Telling()));
            assertThatThrownBy(() -> trusting.accept(Limits.ANSWER)).isInstanceOf(AuthenticationException.class);
            assertThat(Telling.wasMade).isFalse();
        }
    }
}
