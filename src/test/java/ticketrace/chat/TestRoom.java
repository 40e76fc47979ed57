package ticketrace.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import ticketrace.Await;
import ticketrace.ProcessTable;
import ticketrace.multiprocessing.AuthKey;

/**
 * A chat server in this JVM, its real serving processes, and its clients. {@link #close} fails if a process is left.
 */
final class TestRoom implements AutoCloseable {

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<ChatGuest> guests = new ArrayList<>();
    private final ChatServer server;

    private TestRoom(ChatSettings settings) throws IOException {
        server = ChatServer.open(settings, log::add);
    }

    static TestRoom open() throws IOException {
        return open(ChatSettings.USUAL_CLIENTS, false);
    }

    static TestRoom open(int mostClients, boolean echoUpper) throws IOException {
        ChatSettings usual = ChatSettings.usual();
        return new TestRoom(
                new ChatSettings(usual.address(), usual.port(), null, mostClients, echoUpper, usual.handshakeLimit()));
    }

    static TestRoom withKey(@Nullable AuthKey key, Duration handshakeLimit) throws IOException {
        ChatSettings usual = ChatSettings.usual();
        return new TestRoom(new ChatSettings(
                usual.address(), usual.port(), key, usual.mostClients(), usual.echoUpper(), handshakeLimit));
    }

    InetSocketAddress address() {
        return server.address();
    }

    List<String> log() {
        return log;
    }

    void awaitLog(String part) {
        Await.until(
                "a line of the log contains " + part + "; the log is " + log,
                () -> log.stream().anyMatch(line -> line.contains(part)));
    }

    /** A new client that has joined; the other clients have received the announcement. */
    ChatGuest guest() throws IOException {
        ChatGuest guest = ChatGuest.join(address());
        for (ChatGuest other : guests) {
            other.hearUntil(guest.name() + " has joined.");
        }
        guests.add(guest);
        return guest;
    }

    /** Removes a client from the list, so that this object no longer reads its lines. */
    void forget(ChatGuest guest) {
        guests.remove(guest);
    }

    /** A new connection that has not joined. */
    ChatGuest connection() throws IOException {
        return ChatGuest.connect(address());
    }

    void closeServer() throws IOException {
        server.close();
    }

    @Override
    public void close() throws IOException {
        server.close();
        List<Long> pids = guests.stream().map(ChatGuest::servedBy).toList();
        for (ChatGuest guest : guests) {
            guest.close();
        }
        assertThat(pids)
                .as("pids of the serving processes, which must have ended")
                .noneMatch(ProcessTable::isAlive);
    }
}
