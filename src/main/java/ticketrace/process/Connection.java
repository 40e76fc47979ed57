package ticketrace.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * One end of a two-way connection between processes, over TCP: each message arrives whole, and both ends have proved the
 * key. {@code multiprocessing.connection.Connection} in Python.
 *
 * <p>Thread safety: one thread may send while another receives. If the other process dies, {@link #receive} throws {@link
 * java.io.EOFException}.
 */
public final class Connection implements AutoCloseable {

    /** No message is longer. */
    public static final int MOST_BYTES = 16 << 20;

    static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(10);

    private final Socket socket;
    private final Frames frames;
    private final ObjectInputFilter filter;

    private Connection(Socket socket, Frames frames, ObjectInputFilter filter) {
        this.socket = socket;
        this.frames = frames;
        this.filter = filter;
    }

    /**
     * Connects to a {@link ConnectionListener}.
     *
     * @param allowed classes that messages may hold, besides values and collections of the JDK
     * @throws AuthenticationException if one end does not know the key, or a handshake takes too long
     * @throws IOException if nobody listens there
     */
    public static Connection connect(InetSocketAddress address, AuthKey key, Class<?>... allowed) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, (int) HANDSHAKE_LIMIT.toMillis());
            return shake(socket, key, false, HANDSHAKE_LIMIT, allowed);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Connects to that port of this machine. */
    public static Connection connect(int port, AuthKey key, Class<?>... allowed) throws IOException {
        return connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), key, allowed);
    }

    static Connection shake(Socket socket, AuthKey key, boolean listening, Duration limit, Class<?>... allowed)
            throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) limit.toMillis());
        Frames frames = new Frames(socket.getInputStream(), socket.getOutputStream());
        Handshake handshake = new Handshake(frames, key, String.valueOf(socket.getRemoteSocketAddress()));
        if (listening) {
            handshake.accept();
        } else {
            handshake.connect();
        }
        socket.setSoTimeout(0);
        return new Connection(socket, frames, new Allowed(allowed));
    }

    /** Sends an object. The other end must allow its class. */
    public void send(Serializable object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        sendBytes(bytes.toByteArray());
    }

    /**
     * Sends bytes as they are.
     *
     * @throws IOException if there are more than {@link #MOST_BYTES}, or the other end is gone
     */
    public void sendBytes(byte[] message) throws IOException {
        if (message.length > MOST_BYTES) {
            throw new IOException(
                    "a message of " + message.length + " bytes is too long; at most " + MOST_BYTES + " are allowed");
        }
        frames.send(message);
    }

    /**
     * Waits for the next object.
     *
     * @throws java.io.EOFException if the other end has closed the connection, or died
     * @throws InvalidClassException if it holds an object of a class that is not allowed here; nothing of it was made
     */
    public Object receive() throws IOException {
        byte[] bytes = receiveBytes();
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(filter);
            return in.readObject();
        } catch (ClassNotFoundException e) {
            throw new InvalidClassException(String.valueOf(e.getMessage()), "there is no such class here");
        }
    }

    /** Waits for the next message, as bytes. */
    public byte[] receiveBytes() throws IOException {
        return frames.receive(MOST_BYTES);
    }

    /**
     * Waits for the next object, up to a limit, which counts until its first byte and then anew.
     *
     * @throws SocketTimeoutException if none came; the connection is then of no more use
     */
    public Object receive(Duration limit) throws IOException {
        socket.setSoTimeout((int) Math.max(1, limit.toMillis()));
        try {
            return receive();
        } finally {
            socket.setSoTimeout(0);
        }
    }

    /** Closes it: the other end is told by an {@link java.io.EOFException}. Closing twice is fine. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
