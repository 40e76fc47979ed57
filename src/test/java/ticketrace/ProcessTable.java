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

    /** The processes that work in this folder, or have its path in their command line; zombies do neither. */
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

    /** The arguments of a process, each with a NUL behind it; empty if it is gone or belongs to somebody else. */
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

    /** Whether a process runs, or could run again: a zombie does not. */
    public static boolean isAlive(long pid) {
        return !commandLine(PROC.resolve(String.valueOf(pid))).isEmpty();
    }

    /** Sends a signal, by its name without SIG; who is sent STOP stands still when this returns. */
    public static void signal(String name, long pid) throws IOException, InterruptedException {
        if (name.equals("KILL")) { // at once: a race may be over before a program is started that sends it
            assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly())
                    .as("kill -KILL %d", pid)
                    .isTrue();
            return;
        }
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                .inheritIO()
                .start();
        assertThat(kill.waitFor(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS))
                .as("kill -%s %d came back", name, pid)
                .isTrue();
        assertThat(kill.exitValue()).as("kill -%s %d", name, pid).isZero();
        if (name.equals("STOP")) {
            Await.until("it stands still", () -> standsStill(pid));
        }
    }

    /** Whether no thread of a process runs any more, or could. */
    public static boolean standsStill(long pid) {
        try (Stream<Path> threads = Files.list(PROC.resolve(pid + "/task"))) {
            return threads.map(ProcessTable::state).allMatch("TtZX"::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The letter that stands behind a thread's name, which may hold anything; X of one that is gone. */
    private static String state(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
        } catch (IOException gone) {
            return "X";
        }
    }
}
