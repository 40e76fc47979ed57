package ticketrace.view.page;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The names under which browsers may ask for the page, each as it stands in a {@code Host} header. A page of somebody
 * else's whose name was made to point at this machine (DNS rebinding) comes under its own name, and is none of these.
 */
final class AllowedHosts {

    private static final int USUAL_PORT = 80;

    private final Set<String> names = new LinkedHashSet<>();
    private final int port;

    /** The hosts of a server that is bound to this address. */
    AllowedHosts(InetAddress bound, int port) {
        this.port = port;
        names.add("127.0.0.1");
        names.add("localhost");
        names.add(inBrackets("0:0:0:0:0:0:0:1"));
        if (bound.isAnyLocalAddress()) {
            addAllOfThisMachine();
        } else {
            names.add(written(bound));
        }
    }

    private void addAllOfThisMachine() {
        try {
            names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .forEach(address -> names.add(written(address)));
        } catch (UnknownHostException | SocketException e) {
            // then it is reached by the names that are known
        }
    }

    /** An address as a URL has it. */
    static String written(InetAddress address) {
        String text = address.getHostAddress().split("%", 2)[0];
        return text.contains(":") ? inBrackets(text) : text;
    }

    private static String inBrackets(String address) {
        return "[" + address + "]";
    }

    /** Whether a {@code Host} header names this server. */
    boolean isOurs(String header) {
        String host = header.toLowerCase(Locale.ROOT);
        String ending = ":" + port;
        if (host.endsWith(ending)) {
            host = host.substring(0, host.length() - ending.length());
        } else if (port != USUAL_PORT) {
            return false;
        }
        return names.contains(host.startsWith("[") ? spelledOut(host) : host);
    }

    /** The same address without abbreviations. Nothing in brackets is ever looked up. */
    private static String spelledOut(String inBrackets) {
        try {
            return written(InetAddress.getByName(inBrackets));
        } catch (UnknownHostException e) {
            return inBrackets;
        }
    }
}
