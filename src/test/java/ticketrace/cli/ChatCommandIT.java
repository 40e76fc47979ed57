package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.chat.ChatGuest;
import ticketrace.cli.Ticketrace.Finished;

/** The chat commands: a server and its clients run from the jar as processes, and talk over plain sockets. */
class ChatCommandIT {

    private static final int IO_ERROR = 74;
    private static final int INTERRUPTED = 130;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path());

    private Running join(ChatRoom room, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("chat", "join", room.hostAndPort()));
        arguments.addAll(List.of(options));
        return ticketrace.start(arguments.toArray(String[]::new));
    }

    private Finished pipe(ChatRoom room, String lines, String... options) throws IOException, InterruptedException {
        try (Running client = join(room, options)) {
            client.type(lines);
            client.endInput();
            return client.finish();
        }
    }

    private String keyFile(String name, String key) throws IOException {
        return Files.writeString(folder.resolve(name), key).toString();
    }

    @Test
    void client_sendsPipedLines_andPrintsTheAnswers_beforeItLeaves() throws Exception {
        try (ChatRoom room = ChatRoom.open(ticketrace)) {
            assertThat(room.howToJoin())
                    .contains("nc 127.0.0.1 " + room.port(), Ticketrace.hint("chat join ") + room.hostAndPort());
            Finished client = pipe(room, "hello\n/who\nlast", "--name", "anna");

            assertThat(client.exit()).as("exit code of %s", client).isZero();
            assertThat(client.err()).isEmpty();
            assertThat(client.outLines().subList(1, 4))
                    .containsExactly("* guest-1 is now anna.", "anna: hello", "* 1 in the room:");
            assertThat(client.outLines().get(4)).matches("\\*   anna, pid \\d+ \\(you\\)");
            assertThat(client.outLines().subList(5, 7)).containsExactly("anna: last", "* Goodbye.");
        }
    }

    @Test
    void killedClient_leavesTheRoom_andTheOthersContinue() throws Exception {
        try (ChatRoom room = ChatRoom.open(ticketrace);
                ChatGuest one = ChatGuest.join(room.address());
                Running killed = join(room, "--name", "victim")) {
            one.hearUntil("is now victim.");
            killed.type("I am here\n");
            one.hearUntil("victim: I am here");
            killed.signal("KILL");
            one.hearUntil("* victim has left.");
            try (ChatGuest two = ChatGuest.join(room.address())) {
                two.say("hello");
                one.hearUntil(two.name() + ": hello");
            }
        }
    }

    @Test
    void ctrlC_informsEveryClient_freesThePort_andLeavesNoProcess() throws Exception {
        try (ChatRoom room = ChatRoom.open(ticketrace);
                ChatGuest guest = ChatGuest.join(room.address());
                Running client = join(room)) {
            guest.hearUntil("has joined");
            assertThat(folder.processes()).contains(guest.servedBy());
            room.signal("INT");
            assertThat(guest.hear()).isEqualTo("* The server ends. Goodbye.");
            guest.hearEnd();

            Finished server = room.finish();
            assertThat(server.exit()).as("exit code of %s", server).isEqualTo(INTERRUPTED);
            assertThat(server.err()).isEmpty();
            Finished left = client.finish();
            assertThat(left.exit()).isEqualTo(IO_ERROR);
            assertThat(left.out()).endsWith("* The server ends. Goodbye.\n");
            assertThat(left.err()).isEqualTo("ticketrace: " + room.hostAndPort() + " has closed the connection\n");
            assertThat(folder.processes()).isEmpty();
            try (ServerSocket again =
                    new ServerSocket(room.port(), 1, room.address().getAddress())) {
                assertThat(again.isBound()).isTrue();
            }
        }
    }

    @Test
    void killedServer_leavesNoProcess_andItsClientsReportTheEnd() throws Exception {
        try (ChatRoom room = ChatRoom.open(ticketrace);
                ChatGuest guest = ChatGuest.join(room.address());
                Running client = join(room)) {
            guest.hearUntil("has joined");
            room.signal("KILL");

            Finished left = client.finish();
            assertThat(left.exit()).isEqualTo(IO_ERROR);
            assertThat(left.err().lines()).hasSize(1);
            assertThat(left.err()).contains(room.hostAndPort());
            Await.until("its process has ended", () -> !ProcessTable.isAlive(guest.servedBy()));
        }
    }

    @Test
    void server_acceptsOnlyClientsWithTheSameKey() throws Exception {
        String key = keyFile("key", "open sesame\n");
        try (ChatRoom room = ChatRoom.open(ticketrace, "--authkey-file", key)) {
            assertThat(room.howToJoin()).contains("--authkey-file").doesNotContain("nc ");
            String sameKey = keyFile("same", "open sesame");
            assertThat(pipe(room, "hello\n", "--authkey-file", sameKey).out())
                    .contains("guest-1: hello")
                    .endsWith("* Goodbye.\n");

            String otherKey = keyFile("other", "open barley");
            pipe(room, "", "--authkey-file", otherKey).assertOneLineOfError(IO_ERROR, "wrong key", "" + room.port());
            pipe(room, "").assertOneLineOfError(IO_ERROR, "asks for a key", "--authkey-file");
        }
    }

    @Test
    void server_tellsTheClientThatTheRoomIsFull() throws Exception {
        try (ChatRoom room = ChatRoom.open(ticketrace, "--max-clients", "1", "--echo-upper");
                ChatGuest guest = ChatGuest.join(room.address())) {
            Finished refused = pipe(room, "hello\n");
            assertThat(refused.exit()).isEqualTo(IO_ERROR);
            assertThat(refused.out()).startsWith("* The room is full");
            guest.say("hello");
            assertThat(guest.hear()).isEqualTo("HELLO");
        }
    }

    @Test
    void takenPort_missingKey_andNoServer_areOneLine() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));
        try (ChatRoom room = ChatRoom.open(ticketrace)) {
            ticketrace
                    .run("chat", "serve", "--port", "" + room.port())
                    .assertOneLineOfError(IO_ERROR, room.hostAndPort(), "in use");
            room.signal("INT");
            room.finish();
            ticketrace.run("chat", "join", room.hostAndPort()).assertOneLineOfError(IO_ERROR, room.hostAndPort());
        }
        for (List<String> command : List.of(List.of("chat", "serve"), List.of("chat", "join", "127.0.0.1:1"))) {
            for (String file :
                    List.of("nowhere", empty.toString(), folder.path().toString(), "/dev/zero")) {
                List<String> arguments = new ArrayList<>(command);
                arguments.addAll(List.of("--authkey-file", file));
                ticketrace.run(arguments.toArray(String[]::new)).assertOneLineOfError(IO_ERROR, file);
            }
        }
    }
}
