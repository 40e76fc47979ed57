package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.ProcessTable;

/** One client or one serving process that goes wrong in any way: nobody else is disturbed. */
class TroubleIT {

    private static final String LONG_LINE = "x".repeat(1990);

    /** More of them than any buffer on the way to a client that does not read can hold. */
    private static final int MANY_LONG_LINES = 600;

    /** The pace is 50 lines a second, and 100 at once. */
    private static final int LINES_AT_ONCE = 100;

    private static final int LINES_PER_SECOND = 50;

    private static void assertTheyTalk(ChatGuest one, ChatGuest two) throws IOException {
        for (int i = 1; i <= 20; i++) {
            one.say("question " + i);
            two.hearUntil(one.name() + ": question " + i);
            two.say("answer " + i);
            one.hearUntil(two.name() + ": answer " + i);
        }
    }

    /** Sends the same for ever, until the connection breaks. */
    private static Thread flood(ChatGuest guest, byte[] bytes) {
        Thread flood = new Thread(
                () -> {
                    try {
                        while (true) {
                            guest.send(bytes);
                        }
                    } catch (IOException closed) {
                        // as the test wishes
                    }
                },
                "flood");
        flood.setDaemon(true);
        flood.start();
        return flood;
    }

    @Test
    void clientThatVanishes_hasLeft() throws Exception {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest one = room.guest();
            ChatGuest two = room.guest();
            ChatGuest gone = room.guest();
            room.forget(gone);
            gone.say("half a li");
            gone.vanish();

            one.hearUntil(gone.name() + " has left");
            two.hearUntil(gone.name() + " has left");
            assertTheyTalk(one, two);
            Await.until("its process is gone, too", () -> !ProcessTable.isAlive(gone.servedBy()));
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
            assertTheyTalk(one, two);

            one.say("/who");
            int floodLines = 0;
            for (String line = one.hear(); !line.contains("in the room:"); line = one.hear()) {
                floodLines += line.contains("flood") ? 1 : 0;
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            assertThat(floodLines).isLessThanOrEqualTo((int) (LINES_AT_ONCE + 1 + LINES_PER_SECOND * seconds));
            assertThat(flood.isAlive()).as("it still tries").isTrue();
            flooder.vanish();
            one.hearUntil(flooder.name() + " has left");
            room.forget(flooder);
        }
    }

    @Test
    void clientThatFloodsWithOneEndlessLine_isToldOnce() throws Exception {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest one = room.guest();
            ChatGuest two = room.guest();
            ChatGuest flooder = room.guest();
            byte[] endless = new byte[64 * 1024];
            Arrays.fill(endless, (byte) 'x');
            flood(flooder, endless);

            assertThat(flooder.hear()).contains("longer than 2000 bytes");
            assertTheyTalk(one, two);
            assertThat(flooder.hear()).as("it is not told again").contains("question 1");
            flooder.vanish();
            one.hearUntil(flooder.name() + " has left");
            room.forget(flooder);
        }
    }

    @Test
    void clientThatDoesNotRead_isDropped_withALineToTheLog() throws Exception {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest one = room.guest();
            ChatGuest two = room.guest();
            ChatGuest deaf = room.guest();
            room.forget(deaf);
            boolean dropped = false;
            for (int i = 0; i < MANY_LONG_LINES && !dropped; i++) {
                one.say(i + LONG_LINE);
                one.hearUntil(": " + i + LONG_LINE.substring(10));
                two.hearUntil(": " + i + LONG_LINE.substring(10));
                dropped = !room.log().isEmpty();
            }

            assertThat(room.log()).containsExactly(deaf.name() + " was dropped: it does not read what it is told");
            one.hearUntil(deaf.name() + " has left");
            assertTheyTalk(one, two);
            Await.until("its process is gone, too", () -> !ProcessTable.isAlive(deaf.servedBy()));
            deaf.close();
        }
    }

    @Test
    void servingProcessThatIsKilled_costsItsClientTheConnection_andNobodyElseAnything() throws Exception {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest one = room.guest();
            ChatGuest two = room.guest();
            ChatGuest hit = room.guest();
            ProcessTable.signal("KILL", hit.servedBy());

            assertThat(hit.hear()).isEqualTo("* Process " + hit.servedBy() + ", which served you, has ended.");
            hit.hearEnd();
            for (ChatGuest other : List.of(one, two)) {
                assertThat(other.hearUntil("has left")).isEqualTo("* guest-3 has left: its process has ended.");
            }
            assertThat(room.log())
                    .containsExactly(
                            "guest-3 is out: process " + hit.servedBy() + ", which served it, was ended by signal 9");
            assertTheyTalk(one, two);
        }
    }

    @Test
    void servingProcessThatHangs_isLeftToItself_andEndsWithTheServer() throws Exception {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest one = room.guest();
            ChatGuest two = room.guest();
            ChatGuest stuck = room.guest();
            ProcessTable.signal("STOP", stuck.servedBy());
            stuck.say("nobody hears this");

            assertTheyTalk(one, two);
            room.closeServer();
            assertThat(one.hearUntil("* The server")).isEqualTo("* The server ends. Goodbye.");
            assertThat(ProcessTable.isAlive(stuck.servedBy())).isFalse();
        }
    }
}
