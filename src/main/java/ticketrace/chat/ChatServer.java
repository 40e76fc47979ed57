package ticketrace.chat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import ticketrace.launch.Patience;

/**
 * A chat room on a port: accepts clients and starts a process for each, which serves it.
 *
 * <p>Thread safety: any thread may call all methods. If this process dies, its serving processes end with it, and the
 * kernel closes all connections; if a serving process dies, only its client is cut off.
 *
 * <p>Source: the tutorial's {@code socketserver} with a {@code multiprocessing.Process} for each connection.
 */
public final class ChatServer implements AutoCloseable {

    private static final int BACKLOG = 50;
    private static final int RECEIVE_BUFFER_BYTES = 32 * 1024;

    /** How long clients have to hear the last words. */
    private static final Duration CLOSE_LIMIT = Patience.stretched(Duration.ofSeconds(5));

    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    /** How long to wait when no connection can be accepted: too many files may be open. */
    private static final Duration ACCEPT_AGAIN = Duration.ofMillis(100);

    private final ServerSocket server;
    private final ClientAcceptor acceptor;
    private final TaskTimer timer;
    private final Consumer<String> log;

    private ChatServer(ServerSocket server, ClientAcceptor acceptor, TaskTimer timer, Consumer<String> log) {
        this.server = server;
        this.acceptor = acceptor;
        this.timer = timer;
        this.log = log;
    }

    /**
     * Opens the room.
     *
     * @param log hears a line about each client that was refused or dropped, on any thread
     * @throws IOException if the address is not this machine's, or the port is taken
     */
    public static ChatServer open(ChatSettings settings, Consumer<String> log) throws IOException {
        InetSocketAddress address = new InetSocketAddress(settings.address(), settings.port());
        ServerSocket server = new ServerSocket();
        try {
            server.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
            server.bind(address, BACKLOG);
        } catch (IOException e) {
            server.close();
            throw new IOException("cannot listen on " + Sockets.text(address) + ": " + e.getMessage(), e);
        }
        TaskTimer timer = new TaskTimer("chat-later");
        ChatServer chat = new ChatServer(server, new ClientAcceptor(settings, timer, log), timer, log);
        Thread accepting = new Thread(chat::accept, "chat-door");
        accepting.setDaemon(true);
        accepting.start();
        return chat;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    /** Where it listens, as a person writes it on a command line. */
    public String addressText() {
        return Sockets.text(address());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                acceptor.welcome(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) {
                    log.accept("no connection can be accepted: " + e.getMessage());
                    LockSupport.parkNanos(ACCEPT_AGAIN.toNanos());
                }
            }
        }
    }

    /** Frees the port, tells all clients, and returns when no process is left. Closing twice is fine. */
    @Override
    public void close() throws IOException {
        server.close();
        acceptor.close();
        awaitEmpty();
        acceptor.clear();
        awaitEmpty();
        timer.close();
    }

    private void awaitEmpty() {
        long deadline = System.nanoTime() + CLOSE_LIMIT.toNanos();
        while (!acceptor.isEmpty() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
