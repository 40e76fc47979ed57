package ticketrace.chat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ticketrace.multiprocessing.AuthKey;
import ticketrace.multiprocessing.AuthenticationException;
import ticketrace.multiprocessing.Connection;

/**
 * Lets clients in: each proves the key first, if the room has one, and a place must be free. A client that is let in is
 * served until it has left. Thread-safe; each client has a thread of its own here.
 */
final class ClientAcceptor {

    /** How many clients may prove the key, or hear that the room is full, at once. One more is cut off. */
    private static final int MOST_STRANGERS = 64;

    private static final int SEND_BUFFER_BYTES = 64 * 1024;
    private static final Duration FAREWELL_LIMIT = Duration.ofSeconds(1);

    private final ChatSettings settings;
    private final Room room;
    private final TaskTimer timer;
    private final Consumer<String> log;
    private final Semaphore strangers = new Semaphore(MOST_STRANGERS);
    private final Semaphore places;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<ServedClient> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean closed;

    ClientAcceptor(ChatSettings settings, TaskTimer timer, Consumer<String> log) {
        this.settings = settings;
        this.room = new Room(!settings.echoUpper());
        this.timer = timer;
        this.log = log;
        this.places = new Semaphore(settings.mostClients());
    }

    /** Takes over a socket that has just been accepted. Does not wait. */
    void welcome(Socket socket) {
        if (!strangers.tryAcquire()) {
            Sockets.close(socket);
            log.accept("a client was cut off: " + MOST_STRANGERS + " others are waiting to be let in");
            return;
        }
        sockets.add(socket);
        String name = "client-" + numbers.incrementAndGet();
        Thread thread = new Thread(() -> letIn(socket, name), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void letIn(Socket socket, String name) {
        boolean stranger = true;
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.setSendBufferSize(SEND_BUFFER_BYTES);
            Link link = link(socket);
            if (link == null || closed) {
                return;
            }
            if (!places.tryAcquire()) {
                turnAway(link, "The room is full: " + settings.mostClients() + " are in it. Try again later.");
                return;
            }
            strangers.release();
            stranger = false;
            try {
                serve(link, name);
            } finally {
                places.release();
            }
        } catch (IOException gone) {
            // the client has left before it was let in
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (stranger) {
                strangers.release();
            }
            sockets.remove(socket);
            Sockets.close(socket);
        }
    }

    private void serve(Link link, String name) throws IOException, InterruptedException {
        ServedClient client = new ServedClient(link, room, timer, log);
        clients.add(client);
        try {
            if (closed) {
                client.close();
            }
            client.serve(name, settings.echoUpper());
        } catch (IOException e) {
            log.accept("a client was turned away: " + e.getMessage());
            turnAway(link, "No process could be started for you.");
        } finally {
            clients.remove(client);
        }
    }

    /** The connection to the client, once it has proved the key; null if it does not prove it. */
    private @Nullable Link link(Socket socket) throws IOException {
        AuthKey key = settings.key();
        if (key == null) {
            return new PlainLink(socket);
        }
        // Each answer has a limit, but a client that sends a byte now and then would stay: it is cut off here.
        AtomicBoolean done = new AtomicBoolean();
        timer.run(settings.handshakeLimit().multipliedBy(2).toNanos(), () -> {
            if (!done.get()) {
                Sockets.close(socket);
            }
        });
        try {
            return new KeyedLink(Connection.accepted(socket, key, settings.handshakeLimit()), socket);
        } catch (IOException refused) {
            String who = Sockets.text((InetSocketAddress) socket.getRemoteSocketAddress());
            log.accept("a client was refused: "
                    + (refused instanceof AuthenticationException
                            ? refused.getMessage()
                            : who + " did not prove the key: " + refused.getMessage()));
            turnAway(
                    new PlainLink(socket),
                    "\n", // the challenge before it is not text, and may contain anything
                    "This room asks for a key: java -jar ticketrace.jar chat join HOST:PORT --authkey-file F");
            return null;
        } finally {
            done.set(true);
        }
    }

    /** Sends one line and closes. First reads what the client has sent, or the client's system might drop the line. */
    private void turnAway(Link link, String why) throws IOException {
        turnAway(link, "", why);
    }

    private void turnAway(Link link, String before, String why) throws IOException {
        timer.run(FAREWELL_LIMIT.toNanos(), link::close);
        try (link) {
            link.send((before + Conversation.ROOM_SAYS + why + "\n").getBytes(StandardCharsets.UTF_8));
            link.finish();
            while (link.receive() != null) {
                // until the client closes, or the timer does
            }
        }
    }

    /** Tells all clients that the server ends; lets no more clients in. */
    void close() {
        closed = true;
        clients.forEach(ServedClient::close);
    }

    /** Whether all clients have left. */
    boolean isEmpty() {
        return sockets.isEmpty();
    }

    /** Drops all clients that are still there. */
    void clear() {
        clients.forEach(client -> client.drop(""));
        sockets.forEach(Sockets::close);
    }
}
