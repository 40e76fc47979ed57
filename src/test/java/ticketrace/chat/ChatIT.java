package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.ProcessTable;

/** A chat room as its clients see it; a real process serves each of them. */
class ChatIT {

    @Test
    void eachClient_hasItsOwnServingProcess_whichGreetingAndWhoName() throws IOException {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest one = room.guest();
            ChatGuest two = room.guest();

            assertThat(List.of(one.name(), two.name())).containsExactly("guest-1", "guest-2");
            assertThat(one.servedBy()).isNotEqualTo(two.servedBy());
            for (ChatGuest guest : List.of(one, two)) {
                assertThat(ProcessTable.isAlive(guest.servedBy())).isTrue();
                assertThat(ProcessHandle.of(guest.servedBy())
                                .flatMap(ProcessHandle::parent)
                                .map(ProcessHandle::pid))
                        .as("the parent of the serving process")
                        .contains(ProcessHandle.current().pid());
            }
            two.say("/who");
            assertThat(two.hear()).isEqualTo("* 2 in the room:");
            assertThat(two.hear()).isEqualTo("*   guest-1, pid " + one.servedBy());
            assertThat(two.hear()).isEqualTo("*   guest-2, pid " + two.servedBy() + " (you)");
        }
    }

    @Test
    void message_reachesAllClients_withTheNameOfItsSender() throws IOException {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest one = room.guest();
            ChatGuest two = room.guest();
            one.say("grüße, 世界 🎟");

            assertThat(one.hear()).isEqualTo("guest-1: grüße, 世界 🎟");
            assertThat(two.hear()).isEqualTo("guest-1: grüße, 世界 🎟");
        }
    }

    @Test
    void newName_isAnnounced_isUsed_andIsTakenForOthers() throws IOException {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest one = room.guest();
            ChatGuest two = room.guest();
            one.say("/name Anna");
            one.say("it is me");
            for (ChatGuest guest : List.of(one, two)) {
                assertThat(guest.hear()).isEqualTo("* guest-1 is now Anna.");
                assertThat(guest.hear()).isEqualTo("Anna: it is me");
            }
            two.say("/name anna");
            assertThat(two.hear()).isEqualTo("* The name anna is taken; you are still guest-2.");
            two.say("/name no name");
            assertThat(two.hear()).contains("1 to 20 letters, digits, - and _", "still guest-2");
            two.sayAndHear("still here");
        }
    }

    @Test
    void quit_isAnsweredAndAnnounced_andEndsTheProcess() throws Exception {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest one = room.guest();
            ChatGuest two = room.guest();
            two.say("/quit");

            assertThat(two.hear()).isEqualTo("* Goodbye.");
            two.hearEnd();
            assertThat(one.hear()).isEqualTo("* guest-2 has left.");
            assertThat(ProcessHandle.of(two.servedBy())
                            .map(ProcessHandle::isAlive)
                            .orElse(false))
                    .isFalse();
        }
    }

    @Test
    void endOfInput_endsTheConnection_afterAllLinesAreAnswered() throws IOException {
        try (TestRoom room = TestRoom.open();
                ChatGuest guest = room.connection()) {
            guest.send("one\ntwo\n/who\nthree".getBytes(StandardCharsets.UTF_8));
            guest.endInput();

            assertThat(guest.hear()).startsWith("* Welcome, guest-1.");
            assertThat(guest.hear()).isEqualTo("guest-1: one");
            assertThat(guest.hear()).isEqualTo("guest-1: two");
            assertThat(guest.hear()).isEqualTo("* 1 in the room:");
            assertThat(guest.hear()).startsWith("*   guest-1, pid ");
            assertThat(guest.hear()).isEqualTo("guest-1: three");
            assertThat(guest.hear()).isEqualTo("* Goodbye.");
            guest.hearEnd();
        }
    }

    @Test
    void badLine_isAnsweredWithAnError_andTheNextLineIsSent() throws IOException {
        try (TestRoom room = TestRoom.open()) {
            ChatGuest guest = room.guest();
            guest.say("x".repeat(2001));
            assertThat(guest.hear()).isEqualTo("* That line was longer than 2000 bytes and was not sent.");
            guest.send(new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
            assertThat(guest.hear()).isEqualTo("* That line was not UTF-8 and was not sent.");
            guest.say("/dance");
            assertThat(guest.hear()).contains("no command /dance", "/name X, /who, /quit");
            guest.say("\u001b[31mred\u0007\r");
            assertThat(guest.hear()).isEqualTo("guest-1: [31mred");
            guest.say("x".repeat(2000));
            assertThat(guest.hear()).isEqualTo("guest-1: " + "x".repeat(2000));
        }
    }

    @Test
    void fullRoom_refusesAClient_untilAnotherLeaves() throws IOException {
        try (TestRoom room = TestRoom.open(1, false)) {
            ChatGuest one = room.guest();
            try (ChatGuest refused = room.connection()) {
                assertThat(refused.hear()).startsWith("* The room is full: 1 ");
                refused.hearEnd();
            }
            one.sayAndHear("still connected");
            one.say("/quit");
            one.hearUntil("Goodbye");
            one.hearEnd();
            one.close();
            room.forget(one);
            String first = "full";
            while (first.contains("full")) { // until the server has freed the place; hear() has a time limit
                try (ChatGuest next = room.connection()) {
                    first = next.hear();
                }
            }
            assertThat(first).startsWith("* Welcome, guest-2.");
        }
    }

    @Test
    void echoUpper_answersInUpperCase_toTheSenderOnly() throws IOException {
        try (TestRoom room = TestRoom.open(2, true)) {
            ChatGuest one = ChatGuest.join(room.address());
            ChatGuest two = ChatGuest.join(room.address());
            one.say("hello, straße");
            assertThat(one.hear()).isEqualTo("HELLO, STRASSE");
            two.say("mine");
            assertThat(two.hear())
                    .as("the first line that the second client receives")
                    .isEqualTo("MINE");
            two.say("/who");
            assertThat(two.hear()).isEqualTo("* 2 in the room:");
            one.close();
            two.close();
        }
    }

    @Test
    void close_tellsAllClients_freesThePort_andLeavesNoProcess() throws IOException {
        TestRoom room = TestRoom.open();
        ChatGuest one = room.guest();
        ChatGuest two = room.guest();
        room.closeServer();

        for (ChatGuest guest : List.of(one, two)) {
            assertThat(guest.hear()).isEqualTo("* The server ends. Goodbye.");
            guest.hearEnd();
            assertThat(ProcessTable.isAlive(guest.servedBy())).isFalse();
        }
        try (ServerSocket again =
                new ServerSocket(room.address().getPort(), 1, room.address().getAddress())) {
            assertThat(again.isBound()).isTrue();
        }
        assertThat(room.log()).isEmpty();
        room.close();
    }

    @Test
    void portInUse_isNamedInTheError() throws IOException {
        try (TestRoom room = TestRoom.open()) {
            ChatSettings usual = ChatSettings.usual();
            ChatSettings same =
                    new ChatSettings(usual.address(), room.address().getPort(), null, 1, false, usual.handshakeLimit());
            assertThatThrownBy(() -> ChatServer.open(same, line -> {}).close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1:" + room.address().getPort());
        }
    }
}
