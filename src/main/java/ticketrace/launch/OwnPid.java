package ticketrace.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The pid of this process, for a process that must start fast: {@link ProcessHandle} creates a pool of threads, which
 * takes a fifth of a new JVM's start-up.
 *
 * <p>Stateless; usable by any thread. Source: proc(5), {@code /proc/self}.
 */
public final class OwnPid {

    private static final Path SELF = Path.of("/proc/self");

    private OwnPid() {}

    public static long get() {
        try {
            return Long.parseLong(Files.readSymbolicLink(SELF).toString());
        } catch (IOException | UnsupportedOperationException | NumberFormatException notThisSystem) {
            return ProcessHandle.current().pid();
        }
    }
}
