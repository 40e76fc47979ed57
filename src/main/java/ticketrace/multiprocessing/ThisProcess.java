package ticketrace.multiprocessing;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.ProcFolder;

/**
 * The process that runs this: {@code current_process()}, {@code parent_process()} and {@code cpu_count()} in Python. Fails
 * only where it says so. Thread safety: any thread. Process safety: what a child knows of its parent was true when it was
 * started.
 */
public final class ThisProcess {

    private static final String MAIN = "MainProcess";

    /** What this process was told as a child; null in the main process. */
    private static volatile @Nullable ChildOrders orders;

    /** The main process makes a key when it is first asked for. */
    private static final class MainKey {
        static final AuthKey KEY = AuthKey.random();
    }

    private ThisProcess() {}

    /** Set once, before a child does anything else. */
    static void is(ChildOrders told) {
        orders = told;
    }

    /** Its name, pid, and whether it is a daemon. */
    public static ProcessInfo info() {
        ChildOrders told = orders;
        long pid = ProcessHandle.current().pid();
        return told == null ? new ProcessInfo(MAIN, pid, false) : new ProcessInfo(told.name(), pid, told.daemon());
    }

    /** The process that started it as a {@link ChildProcess}; empty in the main process. */
    public static Optional<ProcessInfo> parent() {
        return Optional.ofNullable(orders).map(ChildOrders::parent);
    }

    /**
     * The key of this family of processes: made by the main process, and given to its children and theirs. {@code
     * current_process().authkey} in Python.
     */
    public static AuthKey authKey() {
        ChildOrders told = orders;
        return told == null ? MainKey.KEY : told.authKey();
    }

    /** Ends every {@link ChildProcess} that it has started (SIGKILL), and waits for none. */
    public static void killChildren() {
        Children.kill();
    }

    /** All that descend from it and live; none where {@code /proc} is that of another pid namespace, and cannot tell. */
    public static List<ProcessHandle> descendants() {
        return ProcFolder.isOfOthers()
                ? List.of()
                : ProcessHandle.current().descendants().toList();
    }

    /**
     * One that descends from it, by the pid that it told.
     *
     * @throws IOException if it is gone, or {@code /proc} is that of another pid namespace, and cannot tell
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

    /** What the number of a child is put behind. */
    static String identityPrefix() {
        ChildOrders told = orders;
        return told == null ? "" : told.identity() + ":";
    }
}
