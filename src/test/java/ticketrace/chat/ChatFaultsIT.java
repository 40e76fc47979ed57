package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.ProcessTable;

/** A client or a serving process that fails does not disturb the other clients. */
class ChatFaultsIT {

    private static final String LONG_LINE = "x".repeat(1990);

    /** More lines than all buffers between the server and a client that does not read can hold. */
    private static final int MANY_LONG_LINES = 600;

    /** The server takes 50 lines per second from a client, and 100 at once after a pause. */
    private static final int LINES_AT_ONCE = 100;

    private static final int LINES_PER_SECOND = 50;

    private static void assertBothCanTalk(ChatGuest one, ChatGuest two) throws IOException {
        for (int i = 1; i <= 20; i++) {
            one.say("question " + i);
            two.hearUntil(one.name() + ": question " + i);
            two.say("answer " + i);
            one.hearUntil(two.name() + ": answer " + i);
        }
    }

    /** Starts a thread that sends these bytes again and again until the connection breaks. */
    private static Thread flood(ChatGuest guest, byte[] bytes) {
        Thread flood = new Thread(
                () -> {
                    try {
                        while (true) {
                            guest.send(bytes);
                        }
                    } catch (IOException closed) {
                        // the test closed the connection
                    }
                },
                "flood");
        flood.setDaemon(true);
        flood.start();
        return flood;
    }

    @Test
    void clientThatResetsItsConnection_hasLeft() throws Exception {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest one = room.guest();
            ChatGuest two = room.guest();
            ChatGuest reset = room.guest();
            room.forget(reset);
            reset.say("half a li");
            reset.resetConnection();

            one.hearUntil(reset.name() + " has left");
            two.hearUntil(reset.name() + " has left");
            assertBothCanTalk(one, two);
            Await.until("the serving process of the client has ended", () -> !ProcessTable.isAlive(reset.servedBy()));
        }
    }

    @Test
    void clientThatFloodsWithLines_isReadMoreSlowly() throws Exception {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest one = room.guest();
            ChatGuest two = room.guest();
            ChatGuest flooder = room.guest();
            long began = System.nanoTime();
            Thread flood = flood(flooder, "flood\n".repeat(500).getBytes(StandardCharsets.UTF_8));
            one.hearUntil("flood");
            assertBothCanTalk(one, two);

            one.say("/who");
            int floodLines = 0;
            for (String line = one.hear(); !line.contains("in the room:"); line = one.hear()) {
                floodLines += line.contains("flood") ? 1 : 0;
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            assertThat(floodLines).isLessThanOrEqualTo((int) (LINES_AT_ONCE + 1 + LINES_PER_SECOND * seconds));
            assertThat(flood.isAlive()).as("the client still sends").isTrue();
            flooder.resetConnection();
            one.hearUntil(flooder.name() + " has left");
            room.forget(flooder);
        }
    }

    @Test
    void clientThatSendsOneEndlessLine_receivesOneError() throws Exception {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest one = room.guest();
            ChatGuest two = room.guest();
            ChatGuest flooder = room.guest();
            byte[] endless = new byte[64 * 1024];
            Arrays.fill(endless, (byte) 'x');
            flood(flooder, endless);

            assertThat(flooder.hear()).contains("longer than 2000 bytes");
            assertBothCanTalk(one, two);
            assertThat(flooder.hear())
                    .as("the next line, which is not a second error")
                    .contains("question 1");
            flooder.resetConnection();
            one.hearUntil(flooder.name() + " has left");
            room.forget(flooder);
        }
    }

    @Test
    void clientThatDoesNotRead_isDropped_withALineInTheLog() throws Exception {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest one = room.guest();
            ChatGuest two = room.guest();
            ChatGuest notReading = room.guest();
            room.forget(notReading);
            boolean dropped = false;
            for (int i = 0; i < MANY_LONG_LINES && !dropped; i++) {
                one.say(i + LONG_LINE);
                one.hearUntil(": " + i + LONG_LINE.substring(10));
                two.hearUntil(": " + i + LONG_LINE.substring(10));
                dropped = !room.log().isEmpty();
            }

            assertThat(room.log()).containsExactly(notReading.name() + " was dropped: it does not read its lines");
            one.hearUntil(notReading.name() + " has left");
            assertBothCanTalk(one, two);
            Await.until(
                    "the serving process of the client has ended", () -> !ProcessTable.isAlive(notReading.servedBy()));
            notReading.close();
        }
    }

    @Test
    void killedServingProcess_endsOnlyTheConnectionOfItsClient() throws Exception {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest one = room.guest();
            ChatGuest two = room.guest();
            ChatGuest victim = room.guest();
            ProcessTable.signal("KILL", victim.servedBy());

            assertThat(victim.hear()).isEqualTo("* Process " + victim.servedBy() + ", which served you, has ended.");
            victim.hearEnd();
            for (ChatGuest other : List.of(one, two)) {
                assertThat(other.hearUntil("has left")).isEqualTo("* guest-3 has left: its process has ended.");
            }
            assertThat(room.log())
                    .containsExactly("guest-3 is out: process " + victim.servedBy()
                            + ", which served it, was ended by signal 9");
            assertBothCanTalk(one, two);
        }
    }

    @Test
    void servingProcessThatHangs_disturbsNoOtherClient_andEndsWithTheServer() throws Exception {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest one = room.guest();
            ChatGuest two = room.guest();
            ChatGuest stuck = room.guest();
            ProcessTable.signal("STOP", stuck.servedBy());
            stuck.say("nobody hears this");

            assertBothCanTalk(one, two);
            room.closeServer();
            assertThat(one.hearUntil("* The server")).isEqualTo("* The server ends. Goodbye.");
            assertThat(ProcessTable.isAlive(stuck.servedBy())).isFalse();
        }
    }
}
