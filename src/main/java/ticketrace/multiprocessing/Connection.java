package ticketrace.multiprocessing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
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
 * <p>An object is received only after the other end has proved the key, and only if it is made of values and collections of
 * the JDK and of classes that this end allows; Python takes whatever a peer with the key sends.
 *
 * <p>Thread safety: several threads may send, and one receive at the same time. Process safety: a connection belongs to one
 * process; see {@link Pipe} for a child's. If the other process dies, {@link #receive} throws {@link
 * java.io.EOFException}.
 */
public final class Connection implements AutoCloseable {

    /** No message is longer. */
    public static final int MOST_BYTES = 16 << 20;

    /** No handshake takes longer, however slowly a stranger talks, if nobody says how long it may. */
    static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(10);

    private final Socket socket;
    private final TimedInput input;
    private final Frames frames;
    private final ObjectInputFilter allowed;

    private Connection(Socket socket, TimedInput input, Frames frames, ObjectInputFilter allowed) {
        this.socket = socket;
        this.input = input;
        this.frames = frames;
        this.allowed = allowed;
    }

    /**
     * Connects to a {@link ConnectionListener}.
     *
     * @param allowed classes that messages may hold, besides values and collections of the JDK
     * @throws AuthenticationException if one end does not know the key, or the handshake takes too long
     * @throws IOException if nobody listens there
     */
    public static Connection connect(InetSocketAddress address, AuthKey key, Class<?>... allowed) throws IOException {
        return connect(address, key, HANDSHAKE_LIMIT, allowed);
    }

    /** Connects to that port of this machine. */
    public static Connection connect(int port, AuthKey key, Class<?>... allowed) throws IOException {
        return connect(port, key, HANDSHAKE_LIMIT, allowed);
    }

    /**
     * The same, with a limit of its own: for a listener that does something else between one connection and the next.
     *
     * @param limit how long it may take until the listener has accepted and the handshake is done
     */
    public static Connection connect(int port, AuthKey key, Duration limit, Class<?>... allowed) throws IOException {
        return connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), key, limit, allowed);
    }

    private static Connection connect(InetSocketAddress address, AuthKey key, Duration limit, Class<?>... allowed)
            throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, (int) limit.toMillis());
            return shake(socket, key, false, limit, allowed);
        } catch (IOException e) {
            socket.close();
            throw e instanceof AuthenticationException ? e : new IOException(address + ": " + e.getMessage(), e);
        }
    }

    /**
     * Has the other end of a socket prove the key: for a listener that accepts by itself, and must not wait for strangers.
     *
     * @param limit how long the handshake may take
     * @throws AuthenticationException if it does not know the key, or takes too long; the socket is to be closed then
     */
    public static Connection accepted(Socket socket, AuthKey key, Duration limit, Class<?>... allowed)
            throws IOException {
        return shake(socket, key, true, limit, allowed);
    }

    /** The limit is for the whole of it. */
    static Connection shake(Socket socket, AuthKey key, boolean listening, Duration limit, Class<?>... allowed)
            throws IOException {
        socket.setTcpNoDelay(true);
        TimedInput input = new TimedInput(socket);
        input.limit(limit);
        Frames frames = new Frames(input, socket.getOutputStream());
        Handshake handshake = new Handshake(frames, key, String.valueOf(socket.getRemoteSocketAddress()));
        if (listening) {
            handshake.accept();
        } else {
            handshake.connect();
        }
        input.unlimited();
        return new Connection(socket, input, frames, ClassFilter.patterns(allowed));
    }

    /**
     * Sends an object. The other end must allow its class. Waits as long as the other end reads nothing and what is on its
     * way fills the buffers.
     *
     * @throws IOException if it cannot be serialized or takes more than {@link #MOST_BYTES}, or the other end is gone
     */
    public void send(Serializable object) throws IOException {
        byte[] message;
        try {
            message = ChildOrders.toBytes(object);
        } catch (NotSerializableException e) {
            throw new IOException(named(object) + " cannot be sent: " + e.getMessage() + " is not Serializable", e);
        }
        requireShort(named(object), message);
        frames.send(message);
    }

    private static String named(Serializable object) {
        return "an object of class " + object.getClass().getName();
    }

    /**
     * Sends bytes as they are.
     *
     * @throws IOException if there are more than {@link #MOST_BYTES}, or the other end is gone
     */
    public void sendBytes(byte[] message) throws IOException {
        requireShort("a message", message);
        frames.send(message);
    }

    private static void requireShort(String what, byte[] message) throws IOException {
        if (message.length > MOST_BYTES) {
            throw new IOException(what + " takes " + message.length + " bytes; at most " + MOST_BYTES + " are allowed");
        }
    }

    /**
     * Waits for the next object.
     *
     * @throws java.io.EOFException if the other end has closed the connection, or died
     * @throws InvalidClassException if it holds an object of a class that is not allowed here, or is nested deeper than 100;
     *     the message says which, and nothing of it was made. The next message can be received
     */
    public Object receive() throws IOException {
        return objectOf(receiveBytes());
    }

    private Object objectOf(byte[] bytes) throws IOException {
        ClassFilter filter = new ClassFilter(allowed, bytes.length);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(filter);
            return in.readObject();
        } catch (InvalidClassException e) {
            String refusal = filter.refusal();
            throw refusal == null ? e : (IOException) new InvalidClassException(refusal).initCause(e);
        } catch (ClassNotFoundException e) {
            throw new InvalidClassException(String.valueOf(e.getMessage()), "there is no such class here");
        } catch (RuntimeException e) {
            throw new IOException("the message is no object: " + e.getMessage(), e);
        }
    }

    /** Waits for the next message, as bytes. */
    public byte[] receiveBytes() throws IOException {
        return receiveBytes(MOST_BYTES);
    }

    /**
     * The same, with a limit of its own.
     *
     * @throws IOException if the message is longer; the connection is then of no more use
     */
    public byte[] receiveBytes(int mostBytes) throws IOException {
        return frames.receive(mostBytes);
    }

    /**
     * Waits for the next object, up to a limit.
     *
     * @throws SocketTimeoutException if it had not come by then. If nothing of it had, it can be received later; if it broke
     *     off in the middle, this connection is closed
     */
    public Object receive(Duration limit) throws IOException {
        input.limit(limit);
        try {
            return receive();
        } catch (SocketTimeoutException late) {
            if (frames.isAmidMessage()) {
                close();
            }
            throw (IOException) new SocketTimeoutException("no message came within " + limit).initCause(late);
        } finally {
            input.unlimited();
        }
    }

    /** Closes it: the other end is told by an {@link java.io.EOFException}. Closing twice is fine. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
