package ticketrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The processes of this machine, as {@code /proc} shows them. */
public final class ProcessTable {

    private static final Path PROC = Path.of("/proc");

    private ProcessTable() {}

    /**
     * The pids of all processes whose working folder is in {@code path}, or whose command line contains it. Zombies do
     * not count.
     */
    public static List<Long> naming(Path path) {
        List<Long> pids = new ArrayList<>();
        try (Stream<Path> entries = Files.list(PROC)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                String name = entry.getFileName().toString();
                if (name.chars().allMatch(Character::isDigit)
                        && (commandLine(entry).contains(path.toString()) || worksIn(entry, path))) {
                    pids.add(Long.parseLong(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pids;
    }

    /** A process's arguments, each followed by NUL; empty if the process has ended or this user may not read it. */
    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrForeign) {
            return "";
        }
    }

    private static boolean worksIn(Path process, Path folder) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder);
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    /** Whether the process has not ended. A zombie has ended; a stopped process has not. */
    public static boolean isAlive(long pid) {
        return !commandLine(PROC.resolve(String.valueOf(pid))).isEmpty();
    }

    /** Sends a signal, named without SIG. After STOP, all threads of the process have stopped when this returns. */
    public static void signal(String name, long pid) throws IOException, InterruptedException {
        if (name.equals("KILL")) { // directly: a race may end before the program kill has started
            assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly())
                    .as("kill -KILL %d", pid)
                    .isTrue();
            return;
        }
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                .inheritIO()
                .start();
        assertThat(kill.waitFor(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS))
                .as("kill -%s %d ended within %s", name, pid, Limits.ANSWER)
                .isTrue();
        assertThat(kill.exitValue()).as("kill -%s %d", name, pid).isZero();
        if (name.equals("STOP")) {
            Await.until("process " + pid + " has stopped", () -> standsStill(pid));
        }
    }

    /** Whether every thread of the process is stopped, traced, a zombie or dead. */
    public static boolean standsStill(long pid) {
        try (Stream<Path> threads = Files.list(PROC.resolve(pid + "/task"))) {
            return threads.map(ProcessTable::state).allMatch("TtZX"::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The letter for a thread's state, which follows its name; the name may contain any character. X if the thread has
     * ended.
     */
    private static String state(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
        } catch (IOException gone) {
            return "X";
        }
    }
}
