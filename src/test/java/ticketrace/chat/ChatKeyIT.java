package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ticketrace.Limits;
import ticketrace.multiprocessing.AuthKey;

/** Rooms with and without a key, and clients with the right key, a wrong key, or none. */
class ChatKeyIT {

    private static final AuthKey KEY = AuthKey.of("open sesame");

    /** Joins, sends the lines and quits; returns all lines that the client received. */
    private static List<String> talk(TestRoom room, @Nullable AuthKey key, String... lines) throws IOException {
        try (ChatClient client = ChatClient.connect(room.address(), key)) {
            for (String line : lines) {
                client.say(line);
            }
            client.say(ChatClient.QUIT);
            List<String> received = new ArrayList<>();
            for (String line = client.hear(); line != null; line = client.hear()) {
                received.add(line);
            }
            assertThat(client.heardGoodbye()).isTrue();
            return received;
        }
    }

    @Test
    void rightKey_isAccepted() throws IOException {
        try (TestRoom room = TestRoom.withKey(KEY, Limits.ANSWER)) {
            assertThat(talk(room, KEY, "/name anna", "x".repeat(1999), "/who"))
                    .contains("* guest-1 is now anna.", "anna: " + "x".repeat(1999), "* 1 in the room:")
                    .endsWith("* Goodbye.");
            assertThat(room.log()).isEmpty();
        }
    }

    @Test
    void wrongKey_isRefused_andTheNextClientIsServed() throws IOException {
        try (TestRoom room = TestRoom.withKey(KEY, Limits.ANSWER)) {
            assertThatThrownBy(() -> talk(room, AuthKey.of("open barley")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("wrong key");
            room.awaitLog("does not know the key");
            assertThat(talk(room, KEY, "hello")).contains("guest-1: hello");
        }
    }

    @Test
    void clientWithoutHandshake_receivesALineThatNamesTheKeyOption() throws IOException {
        try (TestRoom room = TestRoom.withKey(KEY, Limits.ANSWER);
                ChatGuest plain = room.connection()) {
            plain.say("hello, may I come in?");
            assertThat(plain.hearUntil("This room"))
                    .isEqualTo("* This room asks for a key: java -jar ticketrace.jar chat join HOST:PORT --authkey-file"
                            + " F");
            plain.hearEnd();
            room.awaitLog("did not prove the key");
            assertThat(talk(room, KEY, "hello")).contains("guest-1: hello");
        }
    }

    @Test
    void joinWithoutAKey_failsAndSaysThatTheRoomAsksForOne() throws IOException {
        try (TestRoom room = TestRoom.withKey(KEY, Limits.ANSWER)) {
            assertThatThrownBy(() -> talk(room, null))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("asks for a key");
        }
    }

    @Test
    void joinWithAKey_failsInARoomWithoutOne() throws IOException {
        try (TestRoom room = TestRoom.open()) {
            assertThatThrownBy(() -> talk(room, KEY))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("perhaps it uses none");
        }
    }

    @Test
    void idleHandshakes_areClosed_andDoNotBlockOtherClients() throws IOException {
        try (TestRoom room = TestRoom.withKey(KEY, Limits.REFUSAL);
                ChatGuest idle = room.connection()) {
            assertThat(idle.hearUntil("This room")).endsWith("--authkey-file F");
            idle.hearEnd();
            room.awaitLog("did not prove the key in time");
        }
        try (TestRoom room = TestRoom.withKey(KEY, Limits.ANSWER)) {
            List<ChatGuest> idle = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                idle.add(room.connection());
            }
            assertThat(talk(room, KEY, "hello"))
                    .as("lines to a client while 20 other connections are idle")
                    .contains("guest-1: hello");
            for (ChatGuest connection : idle) {
                connection.close();
            }
        }
    }
}
