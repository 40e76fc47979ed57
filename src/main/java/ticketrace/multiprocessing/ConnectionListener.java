package ticketrace.multiprocessing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/**
 * Waits for connections from other processes of this machine: {@code multiprocessing.connection.Listener} in Python. It
 * listens on the loopback address only.
 *
 * <p>Thread safety: several threads may accept; each gets its own connections. Process safety: other processes can get
 * the port and the key, but not the listener. If this process dies, the kernel closes its port and its connections.
 */
public final class ConnectionListener implements AutoCloseable {

    private static final int BACKLOG = 50;

    private final ServerSocket server;
    private final AuthKey key;
    private final Class<?>[] allowed;

    private ConnectionListener(ServerSocket server, AuthKey key, Class<?>... allowed) {
        this.server = server;
        this.key = key;
        this.allowed = allowed;
    }

    /**
     * Listens on this port of the loopback address; 0 chooses a free port.
     *
     * @param allowed classes that messages may hold, besides values and collections of the JDK
     * @throws IOException if the port is taken
     */
    public static ConnectionListener open(int port, AuthKey key, Class<?>... allowed) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            return new ConnectionListener(server, key, allowed.clone());
        } catch (IOException e) {
            server.close();
            throw new IOException("port " + port + ": " + e.getMessage(), e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getLocalPort();
    }

    /**
     * Waits for the next connection and makes the other end prove the key. Meanwhile, for at most ten seconds, other
     * connections wait, unless another thread accepts, too.
     *
     * @throws AuthenticationException if the other end does not know the key, or takes too long; others can still
     *     connect
     * @throws IOException if this listener is closed
     */
    public Connection accept() throws IOException {
        return accept(Connection.HANDSHAKE_LIMIT);
    }

    /** The same, with a limit for the handshake. */
    Connection accept(Duration handshakeLimit) throws IOException {
        Socket socket = server.accept();
        try {
            return Connection.shake(socket, key, true, handshakeLimit, allowed);
        } catch (IOException refused) {
            String peer = String.valueOf(socket.getRemoteSocketAddress());
            socket.close();
            throw refused instanceof AuthenticationException
                    ? refused
                    : new AuthenticationException(peer + " did not prove the key: " + refused.getMessage());
        }
    }

    boolean isClosed() {
        return server.isClosed();
    }

    /**
     * Stops listening; a thread that waits in {@link #accept} gets an exception. Connections stay open. Closing twice
     * is fine.
     */
    @Override
    public void close() throws IOException {
        server.close();
    }
}
