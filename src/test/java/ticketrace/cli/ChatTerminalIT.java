package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.RunsFolder;
import ticketrace.chat.ChatGuest;
import ticketrace.cli.Ticketrace.Finished;

/** {@code chat join} on a pseudo-terminal that script(1) makes: the user types while messages of others arrive. */
class ChatTerminalIT {

    private static final String ENTER = "\r";
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path()).with("TERM", "xterm");

    private Running joinOnTerminal(ChatRoom room) throws Exception {
        String command =
                ticketrace.interruptible().commandLine("chat", "join", room.hostAndPort(), "--name", "anna").stream()
                        .map(word -> "'" + word + "'")
                        .collect(Collectors.joining(" "));
        return ticketrace.startCommand(List.of("script", "-qec", "exec " + command, "/dev/null"));
    }

    private static void awaitOut(Running client, String part) {
        Await.until("it shows " + part, () -> client.outSoFar().contains(part));
    }

    @Test
    void client_showsMessagesWhileTheUserTypes_andCtrlDLeaves() throws Exception {
        try (ChatRoom room = ChatRoom.open(ticketrace);
                ChatGuest other = ChatGuest.join(room.address());
                Running client = joinOnTerminal(room)) {
            other.hearUntil("is now anna.");
            client.type("hel");
            other.say("I am talking");
            awaitOut(client, other.name() + ": I am talking");
            client.type("lo" + ENTER);
            assertThat(other.hearUntil("anna")).isEqualTo("anna: hello");
            awaitOut(client, "anna: hello");
            client.type(CTRL_D);
            other.hearUntil("* anna has left.");
            Finished finished = client.finish();
            assertThat(finished.exit()).as("exit code of %s", finished).isZero();
            assertThat(finished.out()).contains("* Goodbye.");
        }
    }

    private static void assertLeftByCtrlC(Finished finished) {
        assertThat(finished.exit()).as("exit code of %s", finished).isEqualTo(130);
    }

    @Test
    void ctrlC_leavesAtOnce() throws Exception {
        try (ChatRoom room = ChatRoom.open(ticketrace);
                ChatGuest other = ChatGuest.join(room.address());
                Running client = joinOnTerminal(room)) {
            other.hearUntil("is now anna.");
            client.type("half a li" + CTRL_C);
            other.hearUntil("* anna has left.");
            assertLeftByCtrlC(client.finish());
        }
    }

    @Test
    void ctrlC_inTheMiddleOfALine_leavesToo() throws Exception {
        try (ChatRoom room = ChatRoom.open(ticketrace);
                ChatGuest other = ChatGuest.join(room.address());
                Running client = joinOnTerminal(room)) {
            other.hearUntil("is now anna.");
            awaitOut(client, "is now anna.");
            client.type("half");
            awaitOut(client, "half");
            client.type(CTRL_C);
            other.hearUntil("* anna has left.");
            assertLeftByCtrlC(client.finish());
        }
    }

    @Test
    void endOfTheServer_endsTheClient_evenWithoutInput() throws Exception {
        try (ChatRoom room = ChatRoom.open(ticketrace);
                ChatGuest other = ChatGuest.join(room.address());
                Running client = joinOnTerminal(room)) {
            other.hearUntil("is now anna.");
            room.signal("INT");
            Finished finished = client.finish();
            assertThat(finished.exit()).as("exit code of %s", finished).isEqualTo(74);
            assertThat(finished.out()).contains("* The server ends.", "has closed the connection");
        }
    }
}
