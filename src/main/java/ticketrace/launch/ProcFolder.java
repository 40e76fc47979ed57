package ticketrace.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder {@code /proc}, in which the kernel describes processes, and whether its pids are those that this process
 * knows.
 *
 * <p>In a pid namespace of its own (containers, {@code unshare --pid}) a process may still see the folder of the
 * namespace around it. A process has another pid there: if this process looks up a pid, it finds no process, or another
 * one.
 *
 * <p>Stateless; usable by any thread. Source: proc(5), pid_namespaces(7).
 */
public final class ProcFolder {

    /** The words for an error message if {@link #isOfOthers}. */
    public static final String OF_OTHERS = "/proc is that of another pid namespace";

    private static final Path PROC = Path.of("/proc");
    private static final Path SELF = PROC.resolve("self");

    /** Loaded once, when this process first looks at a process. */
    private static final class Found {
        static final boolean IS_THERE = Files.isSymbolicLink(SELF);
        static final boolean KNOWS_OUR_PIDS = IS_THERE && knowsOurPid();
    }

    private ProcFolder() {}

    /** Whether there is such a folder, of this pid namespace or another. */
    static boolean isThere() {
        return Found.IS_THERE;
    }

    /** Whether a pid is the same process there and here. */
    static boolean knowsOurPids() {
        return Found.KNOWS_OUR_PIDS;
    }

    /** Whether there is such a folder, but of another namespace: our pids belong to other processes there. */
    public static boolean isOfOthers() {
        return isThere() && !knowsOurPids();
    }

    private static boolean knowsOurPid() {
        try {
            return Files.readSymbolicLink(SELF)
                    .toString()
                    .equals(String.valueOf(ProcessHandle.current().pid()));
        } catch (IOException notVisibleThere) {
            return false;
        }
    }

    /** The folder of a process, by its pid in that folder. */
    static Path of(long number) {
        return PROC.resolve(String.valueOf(number));
    }
}
