package ticketrace.view.page;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The host names and addresses of this server, each as it stands in a {@code Host} header. They protect against DNS
 * rebinding: if an attacker points a name at this machine, the browser sends that name, and it is not one of these.
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
            // the server then answers only to the names that were found before
        }
    }

    /** The address as it stands in a URL: an IPv6 address in brackets, without its zone. */
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

    /** The same IPv6 address without abbreviations. Java never looks a name in brackets up in the DNS. */
    private static String spelledOut(String inBrackets) {
        try {
            return written(InetAddress.getByName(inBrackets));
        } catch (UnknownHostException e) {
            return inBrackets;
        }
    }
}
