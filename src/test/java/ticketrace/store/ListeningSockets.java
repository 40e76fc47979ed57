package ticketrace.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the addresses on which a port of this machine listens, in {@code /proc/net/tcp} and {@code tcp6}. */
public final class ListeningSockets {

    /**
     * 127.0.0.1 as the kernel prints it in each byte order, as an IPv4 address and as an IPv4 address mapped to IPv6.
     */
    public static final List<String> LOOPBACK =
            List.of("0100007F", "7F000001", "0000000000000000FFFF00000100007F", "00000000000000000000FFFF7F000001");

    private static final String LISTENS = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;

    private ListeningSockets() {}

    /** Returns the addresses in hexadecimal; an empty list if no socket listens on the port. */
    public static List<String> addressesOf(int port) throws IOException {
        String suffix = ":%04X".formatted(port);
        return Stream.concat(table("tcp"), table("tcp6"))
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[STATE].equals(LISTENS) && fields[LOCAL_ADDRESS].endsWith(suffix))
                .map(fields -> fields[LOCAL_ADDRESS].substring(0, fields[LOCAL_ADDRESS].indexOf(':')))
                .toList();
    }

    private static Stream<String> table(String name) throws IOException {
        Path table = Path.of("/proc/net", name);
        return Files.exists(table) ? Files.readAllLines(table).stream().skip(1) : Stream.empty();
    }
}
