package ticketrace.chat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import ticketrace.input.Printable;
import ticketrace.launch.Patience;
import ticketrace.multiprocessing.AuthKey;
import ticketrace.multiprocessing.AuthenticationException;
import ticketrace.multiprocessing.Connection;

/**
 * A client of a {@link ChatServer}, which speaks in lines. A line that it hears can be shown on a terminal, whatever
 * the other end sends.
 *
 * <p>One thread may say while another hears; any thread may close. If the server dies, {@link #hear} returns null or
 * fails.
 */
public final class ChatClient implements AutoCloseable {

    /** The line that makes the server end the connection, after it has answered all lines before. */
    public static final String QUIT = "/quit";

    private static final Duration CONNECT_LIMIT = Patience.stretched(Duration.ofSeconds(10));

    /** A message may be longer than its sender's line: a name stands in front, and upper case can take more bytes. */
    private static final int MOST_LINE_BYTES = 4 * Conversation.MOST_LINE_BYTES;

    private final Link link;
    private final boolean plain;
    private final String server;
    private final LineSplitter splitter = new LineSplitter(MOST_LINE_BYTES);
    private final Queue<ClientLine> heard = new ArrayDeque<>();
    private boolean heardAnything;
    private boolean goodbye;

    private ChatClient(Link link, boolean plain, String server) {
        this.link = link;
        this.plain = plain;
        this.server = server;
    }

    /**
     * Connects.
     *
     * @param key the key to prove; null if the server asks for none
     * @throws IOException if nobody listens there, or the server refuses the key
     */
    public static ChatClient connect(InetSocketAddress address, @Nullable AuthKey key) throws IOException {
        String server = Sockets.text(address);
        if (address.isUnresolved()) {
            throw new IOException(server + ": there is no host of that name");
        }
        try {
            return key == null
                    ? new ChatClient(new PlainLink(connected(address)), true, server)
                    : new ChatClient(new KeyedLink(Connection.connect(address, key)), false, server);
        } catch (AuthenticationException e) {
            boolean noHandshake = e.getCause() != null;
            throw new IOException(
                    noHandshake
                            ? server + " proves no key; perhaps it uses none: leave out --authkey-file"
                            : "wrong key: " + e.getMessage(),
                    e);
        } catch (IOException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new IOException(server + ": " + why.getMessage(), e);
        }
    }

    private static Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, (int) CONNECT_LIMIT.toMillis());
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends a line. Waits while the server does not read. */
    public void say(String line) throws IOException {
        link.send((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Waits for the next line.
     *
     * @return null if the server has closed the connection
     * @throws IOException if the connection is broken, or the server speaks another protocol
     */
    public @Nullable String hear() throws IOException {
        while (heard.isEmpty()) {
            byte[] bytes = received();
            if (bytes == null) {
                return null;
            }
            checkFirst(bytes);
            for (ClientLine line : splitter.feed(bytes)) {
                if (line.kind() == ClientLine.Kind.TEXT) {
                    heard.add(line);
                }
            }
        }
        String line = Printable.of(heard.remove().text());
        goodbye = line.equals(Conversation.ROOM_SAYS + Conversation.GOODBYE);
        return line;
    }

    private byte @Nullable [] received() throws IOException {
        try {
            return link.receive();
        } catch (IOException e) {
            throw new IOException(server + ": the connection broke: " + e.getMessage(), e);
        }
    }

    /** Whether the last line heard was the answer to {@link #QUIT}. Only the thread that hears may ask. */
    public boolean heardGoodbye() {
        return goodbye;
    }

    /** The server, as a person writes it on a command line. */
    public String server() {
        return server;
    }

    /** A server that asks for a key begins with the length of its challenge, whose first byte is no letter. */
    private void checkFirst(byte[] bytes) throws IOException {
        if (plain && !heardAnything && bytes.length > 0 && bytes[0] == 0) {
            throw new IOException(server + " asks for a key: add --authkey-file FILE");
        }
        heardAnything = true;
    }

    @Override
    public void close() {
        link.close();
    }
}
