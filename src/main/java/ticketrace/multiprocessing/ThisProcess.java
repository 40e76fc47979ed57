package ticketrace.multiprocessing;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.ProcFolder;

/**
 * The process that runs this code: {@code current_process()}, {@code parent_process()} and {@code cpu_count()} in
 * Python. Methods throw only what they document. Thread safety: any thread. Process safety: what a child knows of its
 * parent was true when the child started.
 */
public final class ThisProcess {

    private static final String MAIN = "MainProcess";

    /** The orders that this process got as a child; null in the main process. */
    private static volatile @Nullable ChildOrders orders;

    /** The main process creates its key when a thread first asks for it. */
    private static final class MainKey {
        static final AuthKey KEY = AuthKey.random();
    }

    private ThisProcess() {}

    /** A child calls this once, before it does anything else. */
    static void is(ChildOrders told) {
        orders = told;
    }

    /** Its name, pid, and whether it is a daemon. */
    public static ProcessInfo info() {
        ChildOrders told = orders;
        long pid = ProcessHandle.current().pid();
        return told == null ? new ProcessInfo(MAIN, pid, false) : new ProcessInfo(told.name(), pid, told.daemon());
    }

    /** The process that started this one as a {@link ChildProcess}; empty in the main process. */
    public static Optional<ProcessInfo> parent() {
        return Optional.ofNullable(orders).map(ChildOrders::parent);
    }

    /**
     * The key that the main process creates, and that all its descendants get from their parents. {@code
     * current_process().authkey} in Python.
     */
    public static AuthKey authKey() {
        ChildOrders told = orders;
        return told == null ? MainKey.KEY : told.authKey();
    }

    /** Kills every {@link ChildProcess} that this process has started (SIGKILL), and waits for none. */
    public static void killChildren() {
        Children.kill();
    }

    /**
     * All living descendants of this process; none if {@code /proc} is that of another pid namespace, which does not
     * show them.
     */
    public static List<ProcessHandle> descendants() {
        return ProcFolder.isOfOthers()
                ? List.of()
                : ProcessHandle.current().descendants().toList();
    }

    /**
     * The descendant of this process that has sent this pid.
     *
     * @throws IOException if it has ended, or {@code /proc} is that of another pid namespace, which does not show it
     */
    public static ProcessHandle descendant(long pid) throws IOException {
        if (ProcFolder.isOfOthers()) {
            throw new IOException("process " + pid + " cannot be seen, " + ProcFolder.OF_OTHERS);
        }
        return ProcessHandle.of(pid).orElseThrow(() -> new IOException("process " + pid + " is gone"));
    }

    /** How many processors there are. */
    public static int cpuCount() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** The beginning of a child's identity; the child's number follows. */
    static String identityPrefix() {
        ChildOrders told = orders;
        return told == null ? "" : told.identity() + ":";
    }
}
