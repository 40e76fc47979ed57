package ticketrace.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether a process that was sent SIGSTOP stands still. The signal has come when it was sent, but a thread that runs on
 * another core goes on for some microseconds, and one within a call into the kernel until that returns.
 *
 * <p>See proc(5), ps(1).
 */
enum Standstill {
    /** None of its threads runs any more. */
    STANDS,
    RUNS,
    /** There is no such process, or only what is left of it. */
    GONE;

    private static final Duration LOOK_AGAIN = Duration.ofNanos(50_000);
    private static final Path PROC = Path.of("/proc");
    private static final String STOPPED = "Tt";
    private static final String DEAD = "ZX";

    /** Waits until it stands still or is gone; {@link #RUNS} if it does neither within the limit. */
    static Standstill await(long pid, Limit limit) throws IOException {
        Standstill now = look(pid);
        while (now == RUNS && !limit.isOver()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            now = look(pid);
        }
        return now;
    }

    private static Standstill look(long pid) throws IOException {
        return Files.isDirectory(PROC.resolve("self")) ? lookAtThreads(pid) : askPs(pid);
    }

    private static Standstill lookAtThreads(long pid) {
        boolean stands = false;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(PROC.resolve(pid + "/task"))) {
            for (Path thread : threads) {
                char state = state(thread);
                if (STOPPED.indexOf(state) >= 0) {
                    stands = true;
                } else if (DEAD.indexOf(state) < 0) {
                    return RUNS;
                }
            }
        } catch (IOException | DirectoryIteratorException gone) {
            return GONE;
        }
        return stands ? STANDS : GONE;
    }

    /** Whether it has ended, and nobody has asked how; false where the kernel does not tell. */
    static boolean isZombie(long pid) {
        return state(PROC.resolve(String.valueOf(pid))) == 'Z';
    }

    /** The letter that stands behind a thread's name, which may hold anything; X of one that is gone. */
    static char state(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException | StringIndexOutOfBoundsException gone) {
            return 'X';
        }
    }

    /** Where the kernel does not tell of threads, what it says of the process holds for all of them. */
    private static Standstill askPs(long pid) throws IOException {
        Process ps = Forker.start(new ProcessBuilder("ps", "-o", "state=", "-p", String.valueOf(pid)));
        String state = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        if (state.isEmpty() || DEAD.indexOf(state.charAt(0)) >= 0) {
            return GONE;
        }
        return STOPPED.indexOf(state.charAt(0)) >= 0 ? STANDS : RUNS;
    }
}
