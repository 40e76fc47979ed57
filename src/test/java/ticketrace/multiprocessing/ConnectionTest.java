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

/** Connections: what comes through. */
class ConnectionTest {

    /** A class that the listener allows. */
    private enum Permitted {
        YES
    }

    /** A class that nobody allows, and that would tell if one were made. */
    private static final class Forbidden implements Serializable {

        private static final long serialVersionUID = 1;
        private static volatile boolean wasMade;

        private void readObject(ObjectInputStream in) {
            wasMade = true;
        }
    }

    @AutoClose
    private final Listening listening = new Listening(Permitted.class);

    @Test
    void bothEndsWithTheKey_talkInWholeMessages() throws Exception {
        CompletableFuture<Connection> accepted = listening.accepting();
        try (Connection client = listening.client();
                Connection server = Listening.get(accepted)) {
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
    void objectOutsideTheAllowList_isRefused_beforeAnythingIsMade_andTheConnectionGoesOn() throws Exception {
        CompletableFuture<Connection> accepted = listening.accepting();
        try (Connection client = listening.client();
                Connection server = Listening.get(accepted)) {
            client.send(new Forbidden());
            client.send(new Serializable[] {"x", new Forbidden()});
            client.send(Thread.State.NEW);
            client.send(Permitted.YES);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> server.receive(Limits.ANSWER)).isInstanceOf(InvalidClassException.class);
            }
            assertThat(Forbidden.wasMade).isFalse();
            assertThat(server.receive(Limits.ANSWER)).isEqualTo(Permitted.YES);
        }
    }

    @Test
    void bytesThatAreNoObject_areAnError_andTheConnectionGoesOn() throws Exception {
        CompletableFuture<Connection> accepted = listening.accepting();
        try (Connection client = listening.client();
                Connection server = Listening.get(accepted)) {
            client.sendBytes(new byte[] {1, 2, 3});
            client.send("next");
            assertThatThrownBy(() -> server.receive(Limits.ANSWER)).isInstanceOf(IOException.class);
            assertThat(server.receive(Limits.ANSWER)).isEqualTo("next");
        }
    }

    @Test
    void messageBeyondTheLimit_isNotSent_andTheConnectionGoesOn() throws Exception {
        CompletableFuture<Connection> accepted = listening.accepting();
        try (Connection client = listening.client();
                Connection server = Listening.get(accepted)) {
            assertThatThrownBy(() -> client.sendBytes(new byte[Connection.MOST_BYTES + 1]))
                    .isInstanceOf(IOException.class)
                    .hasMessage("a message takes 16777217 bytes; at most 16777216 are allowed");
            client.send("short");
            assertThat(server.receive(Limits.ANSWER)).isEqualTo("short");
        }
    }

    @Test
    void closing_isTheEndForTheOther_andClosingTwiceIsFine() throws Exception {
        CompletableFuture<Connection> accepted = listening.accepting();
        Connection client = listening.client();
        try (Connection server = Listening.get(accepted)) {
            client.close();
            client.close();
            assertThatThrownBy(() -> server.receive(Limits.ANSWER)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void closedListener_acceptsNobody_andWhoeverWaitsIsTold() throws Exception {
        CompletableFuture<Connection> accepted = listening.accepting();
        listening.close();
        listening.close();
        assertThatThrownBy(() -> Listening.get(accepted)).cause().isInstanceOf(SocketException.class);
        assertThatThrownBy(listening::client).isInstanceOf(IOException.class);
    }

    @Test
    void portThatIsTaken_isAClearError() {
        assertThatThrownBy(() -> ConnectionListener.open(listening.port(), Listening.KEY))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("port " + listening.port() + ": ");
    }
}
