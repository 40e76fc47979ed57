package ticketrace.chat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Closes sockets, and writes addresses as text. */
final class Sockets {

    private Sockets() {}

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // it is closed
        }
    }

    /** The address as a person writes it on a command line: {@code 127.0.0.1:4711}, {@code [::1]:4711}. */
    static String text(InetSocketAddress address) {
        String host = address.isUnresolved()
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
