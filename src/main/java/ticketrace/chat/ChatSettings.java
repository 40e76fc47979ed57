package ticketrace.chat;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.multiprocessing.AuthKey;

/**
 * The settings of a {@link ChatServer}. Immutable.
 *
 * @param address where to listen
 * @param port the port; 0 chooses a free one
 * @param key the key that clients must prove; null if anybody may come, which only loopback addresses allow
 * @param mostClients how many clients may be in the room at once
 * @param echoUpper whether the sender of each line gets it back in upper case, and clients do not hear each other
 * @param handshakeLimit how long a client may take over each answer of the handshake
 */
public record ChatSettings(
        InetAddress address,
        int port,
        @Nullable AuthKey key,
        int mostClients,
        boolean echoUpper,
        Duration handshakeLimit) {

    /** How many clients may be in the room, unless the user says something else. */
    public static final int USUAL_CLIENTS = 50;

    /** The largest number of clients: each is a process. */
    public static final int MOST_CLIENTS = 500;

    /** How long a client may take over each answer of the handshake. */
    public static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(10);

    private static final int MOST_PORT = 65_535;

    /**
     * Checked settings.
     *
     * @throws IllegalArgumentException if a number is out of its range, or anybody on the network could come in
     */
    public ChatSettings {
        if (port < 0 || port > MOST_PORT) {
            throw new IllegalArgumentException("a port is a number from 0 to " + MOST_PORT + ", not " + port);
        }
        if (mostClients < 1 || mostClients > MOST_CLIENTS) {
            throw new IllegalArgumentException("clients: from 1 to " + MOST_CLIENTS + ", not " + mostClients);
        }
        if (key == null && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "on " + address.getHostAddress() + " others than this machine can come in: a key is needed");
        }
    }

    /** The usual room on this machine: a free port, no key. */
    public static ChatSettings usual() {
        return new ChatSettings(InetAddress.getLoopbackAddress(), 0, null, USUAL_CLIENTS, false, HANDSHAKE_LIMIT);
    }
}
