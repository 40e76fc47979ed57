package ticketrace.chat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** What is done to sockets, and how addresses are written. */
final class Sockets {

    private Sockets() {}

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // as wished
        }
    }

    /** As it is written on a command line: {@code 127.0.0.1:4711}, {@code [::1]:4711}. */
    static String text(InetSocketAddress address) {
        String host = address.isUnresolved()
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
