package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.Await;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;

/**
 * The terminal sends Ctrl-C to the parent and its children, but the children ignore it. The parent here is a separate
 * JVM, because this test's own JVM may have been started with Ctrl-C ignored, and its children would inherit that.
 */
class CtrlCIT {

    private static final int SIGINT = 2;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    @Test
    void ctrlC_endsTheParent_andIsIgnoredByItsChild() throws Exception {
        Path out = folder.resolve("out");
        Process parent = new ProcessBuilder(List.of(
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestChild.class.getName(),
                        "parent",
                        "echo",
                        folder.path().toString()))
                .redirectOutput(out.toFile())
                .start();
        try {
            Await.until(
                    "the parent has printed its child's pid", () -> read(out).endsWith("\n"));
            long child = Long.parseLong(read(out).strip());

            assertThat(ignoresCtrlC(parent.pid()))
                    .as("the parent ignores Ctrl-C")
                    .isFalse();
            assertThat(ignoresCtrlC(child)).as("the child ignores Ctrl-C").isTrue();
            ProcessTable.signal("INT", child);
            assertThat(ProcessTable.isAlive(child)).isTrue();

            ProcessTable.signal("INT", parent.pid());
            Await.until(
                    "the parent and its child have ended",
                    () -> folder.processes().isEmpty());
        } finally {
            parent.destroyForcibly();
        }
    }

    /** Reads the kernel's mask of ignored signals, in which the lowest bit is signal 1. */
    private static boolean ignoresCtrlC(long pid) {
        String ignored = read(Path.of("/proc", String.valueOf(pid), "status"))
                .lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow()
                .substring("SigIgn:".length())
                .strip();
        return (Long.parseUnsignedLong(ignored, 16) >> (SIGINT - 1) & 1) == 1;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
