package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;

/** Messages over connections, and how connections end. */
class ConnectionTest {

    /** A class that the listener allows. */
    private enum Permitted {
        YES
    }

    /** A class that the listener does not allow. It records whether an instance was deserialized. */
    private static final class Forbidden implements Serializable {

        private static final long serialVersionUID = 1;
        private static volatile boolean wasDeserialized;

        private void readObject(ObjectInputStream in) {
            wasDeserialized = true;
        }
    }

    @AutoClose
    private final TestListener testListener = new TestListener(Permitted.class);

    @Test
    void endsWithTheSameKey_exchangeWholeMessages() throws Exception {
        CompletableFuture<Connection> accepted = testListener.accepting();
        try (Connection client = testListener.client();
                Connection server = TestListener.get(accepted)) {
            client.send("hello");
            client.sendBytes(new byte[0]);
            client.sendBytes(new byte[] {1, 2, 3});
            assertThat(server.receive(Limits.ANSWER)).isEqualTo("hello");
            assertThat(server.receiveBytes()).isEmpty();
            assertThat(server.receiveBytes()).containsExactly(1, 2, 3);
            server.send(42);
            assertThat(client.receive(Limits.ANSWER)).isEqualTo(42);
        }
    }

    @Test
    void objectOfAForbiddenClass_isRefusedBeforeItIsDeserialized_andTheConnectionStaysUsable() throws Exception {
        CompletableFuture<Connection> accepted = testListener.accepting();
        try (Connection client = testListener.client();
                Connection server = TestListener.get(accepted)) {
            client.send(new Forbidden());
            client.send(new Serializable[] {"x", new Forbidden()});
            client.send(Thread.State.NEW);
            client.send(Permitted.YES);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> server.receive(Limits.ANSWER)).isInstanceOf(InvalidClassException.class);
            }
            assertThat(Forbidden.wasDeserialized).isFalse();
            assertThat(server.receive(Limits.ANSWER)).isEqualTo(Permitted.YES);
        }
    }

    @Test
    void bytesThatAreNoObject_areAnError_andTheConnectionStaysUsable() throws Exception {
        CompletableFuture<Connection> accepted = testListener.accepting();
        try (Connection client = testListener.client();
                Connection server = TestListener.get(accepted)) {
            client.sendBytes(new byte[] {1, 2, 3});
            client.send("next");
            assertThatThrownBy(() -> server.receive(Limits.ANSWER)).isInstanceOf(IOException.class);
            assertThat(server.receive(Limits.ANSWER)).isEqualTo("next");
        }
    }

    @Test
    void messageBeyondTheLimit_isNotSent_andTheConnectionStaysUsable() throws Exception {
        CompletableFuture<Connection> accepted = testListener.accepting();
        try (Connection client = testListener.client();
                Connection server = TestListener.get(accepted)) {
            assertThatThrownBy(() -> client.sendBytes(new byte[Connection.MOST_BYTES + 1]))
                    .isInstanceOf(IOException.class)
                    .hasMessage("a message takes 16777217 bytes; at most 16777216 are allowed");
            client.send("short");
            assertThat(server.receive(Limits.ANSWER)).isEqualTo("short");
        }
    }

    @Test
    void close_endsTheStreamOfTheOtherEnd_andMayBeRepeated() throws Exception {
        CompletableFuture<Connection> accepted = testListener.accepting();
        Connection client = testListener.client();
        try (Connection server = TestListener.get(accepted)) {
            client.close();
            client.close();
            assertThatThrownBy(() -> server.receive(Limits.ANSWER)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void closedListener_acceptsNoClient_andEndsAWaitingAccept() throws Exception {
        CompletableFuture<Connection> accepted = testListener.accepting();
        testListener.close();
        testListener.close();
        assertThatThrownBy(() -> TestListener.get(accepted)).cause().isInstanceOf(SocketException.class);
        assertThatThrownBy(testListener::client).isInstanceOf(IOException.class);
    }

    @Test
    void portInUse_isAClearError() {
        assertThatThrownBy(() -> ConnectionListener.open(testListener.port(), TestListener.KEY))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("port " + testListener.port() + ": ");
    }
}
