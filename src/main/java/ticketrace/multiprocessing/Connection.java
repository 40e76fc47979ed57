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
 * One end of a two-way connection between processes, over TCP: each message arrives whole, and both ends have proved
 * that they know the key. {@code multiprocessing.connection.Connection} in Python.
 *
 * <p>This end receives an object only after the other end has proved the key, and only if the object is made of values
 * and collections of the JDK and of classes that this end allows; Python takes whatever a peer with the key sends.
 *
 * <p>Thread safety: several threads may send, and one receive at the same time. Process safety: a connection belongs to
 * one process; see {@link Pipe} for a child's. If the other process dies, {@link #receive} throws {@link
 * java.io.EOFException}.
 */
public final class Connection implements AutoCloseable {

    /** The largest size of a message. */
    public static final int MOST_BYTES = 16 << 20;

    /** The limit for a handshake, however slowly the other end sends, unless the caller gives another one. */
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

    /** Connects to this port of this machine. */
    public static Connection connect(int port, AuthKey key, Class<?>... allowed) throws IOException {
        return connect(port, key, HANDSHAKE_LIMIT, allowed);
    }

    /**
     * The same, with a limit: for a listener that does other work between two connections.
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
     * Makes the other end of a socket prove the key: for a server that accepts sockets itself and must not wait for
     * strangers.
     *
     * @param limit how long the handshake may take
     * @throws AuthenticationException if the other end does not know the key, or takes too long; the caller must close
     *     the socket then
     */
    public static Connection accepted(Socket socket, AuthKey key, Duration limit, Class<?>... allowed)
            throws IOException {
        return shake(socket, key, true, limit, allowed);
    }

    /** Does the handshake. The limit is for the whole of it. */
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
     * Sends an object. The other end must allow its class. Waits while the buffers are full because the other end does
     * not read.
     *
     * @throws IOException if it cannot be serialized or takes more than {@link #MOST_BYTES}, or the other end is gone
     */
    public void send(Serializable object) throws IOException {
        byte[] message;
        try {
            message = ChildOrders.toBytes(object);
        } catch (NotSerializableException e) {
            throw new IOException(describe(object) + " cannot be sent: " + e.getMessage() + " is not Serializable", e);
        }
        requireShort(describe(object), message);
        frames.send(message);
    }

    private static String describe(Serializable object) {
        return "an object of class " + object.getClass().getName();
    }

    /**
     * Sends these bytes as a message.
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
     * @throws InvalidClassException if it contains an object of a class that is not allowed here, or is nested deeper
     *     than 100; the exception names the class, and this creates no object of the message. The next message can be
     *     received
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
            throw new InvalidClassException(String.valueOf(e.getMessage()), "this process has no such class");
        } catch (RuntimeException e) {
            throw new IOException("the message is no object: " + e.getMessage(), e);
        }
    }

    /** Waits for the next message, as bytes. */
    public byte[] receiveBytes() throws IOException {
        return receiveBytes(MOST_BYTES);
    }

    /**
     * The same, with a limit for the size.
     *
     * @throws IOException if the message is longer; the connection cannot be used any more then
     */
    public byte[] receiveBytes(int mostBytes) throws IOException {
        return frames.receive(mostBytes);
    }

    /**
     * Waits for the next object, up to a limit.
     *
     * @throws SocketTimeoutException if it has not come by then. If no byte of it has come, it can be received later;
     *     if a part of it has come, this closes the connection
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

    /** Closes it; the other end gets an {@link java.io.EOFException}. Closing twice is fine. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
