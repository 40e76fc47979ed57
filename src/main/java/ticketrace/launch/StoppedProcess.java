package ticketrace.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether a process has stopped after SIGSTOP. The signal arrives at once, but a thread that runs on another core runs
 * on for some microseconds, and a thread in a system call runs on until the call returns.
 *
 * <p>See proc(5), ps(1).
 */
public enum StoppedProcess {
    /** None of its threads is running. */
    STANDS,
    RUNS,
    /** There is no such process, or it is a zombie. */
    GONE;

    private static final Duration LOOK_AGAIN = Duration.ofNanos(50_000);
    private static final String STOPPED = "Tt";
    private static final String DEAD = "ZX";

    /**
     * Waits until the process has stopped or ended. Returns {@link #RUNS} if it does neither within the limit.
     *
     * @throws IOException if the state of the process cannot be found out
     */
    static StoppedProcess await(long pid, ProgressLimit limit) throws IOException {
        StoppedProcess now = look(pid);
        while (now == RUNS && !limit.isOver()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            now = look(pid);
        }
        return now;
    }

    private static StoppedProcess look(long pid) throws IOException {
        if (ProcFolder.knowsOurPids()) {
            return lookAtThreads(pid);
        }
        if (ProcFolder.isOfOthers()) { // ps would look there, too
            throw new IOException("cannot tell whether process " + pid + " has stopped: " + ProcFolder.OF_OTHERS);
        }
        return askPs(pid);
    }

    private static StoppedProcess lookAtThreads(long pid) throws IOException {
        boolean stands = false;
        Path tasks = ProcFolder.of(pid).resolve("task");
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                char state = state(thread);
                if (STOPPED.indexOf(state) >= 0) {
                    stands = true;
                } else if (DEAD.indexOf(state) < 0) {
                    return RUNS;
                }
            }
        } catch (DirectoryIteratorException e) {
            return goneOr(tasks, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            return goneOr(tasks, e);
        }
        return stands ? STANDS : GONE;
    }

    /** A process whose folder cannot be read may still live, for example if too many files are open here. */
    private static StoppedProcess goneOr(Path tasks, IOException failure) throws IOException {
        if (Files.exists(tasks)) {
            throw failure;
        }
        return GONE;
    }

    /**
     * Whether the process has ended but its parent has not yet read its exit code; false if the kernel does not show
     * it.
     *
     * @param number the pid that it has in {@code /proc}
     */
    public static boolean isZombie(long number) {
        try {
            return state(ProcFolder.of(number)) == 'Z';
        } catch (IOException cannotBeTold) {
            return false;
        }
    }

    /**
     * The letter of a thread's state; X for a thread that has ended. It follows the thread's name, which may contain
     * any text.
     *
     * @throws IOException if the thread exists, but its state cannot be read
     */
    static char state(Path thread) throws IOException {
        try {
            String stat = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (StringIndexOutOfBoundsException gone) {
            return 'X';
        } catch (IOException e) {
            if (Files.exists(thread)) {
                throw e;
            }
            return 'X';
        }
    }

    /** Asks ps for the state of the process, and takes it for the state of all its threads. */
    private static StoppedProcess askPs(long pid) throws IOException {
        Process ps = ForkingThread.start(new ProcessBuilder("ps", "-o", "state=", "-p", String.valueOf(pid)));
        String state = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        if (state.isEmpty() || DEAD.indexOf(state.charAt(0)) >= 0) {
            return GONE;
        }
        return STOPPED.indexOf(state.charAt(0)) >= 0 ? STANDS : RUNS;
    }
}
