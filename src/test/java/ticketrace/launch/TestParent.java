package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ticketrace.Await;
import ticketrace.Limits;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.multiprocessing.ChildTasks;
import ticketrace.multiprocessing.TestParentMain;

/**
 * A parent in its own JVM, which runs {@link TestParentMain}. Its folder shows what it and its children leave behind.
 */
public final class TestParent implements AutoCloseable {

    private final RunsFolder folder = RunsFolder.create();
    private final Process parent;

    private TestParent(Class<?> main, List<String> jvmOptions, String... arguments) throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:-UsePerfData", "-Xmx64m", "-Djava.io.tmpdir=" + temporary));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        parent = builder.start();
    }

    public static TestParent start(String... arguments) throws IOException {
        return new TestParent(TestParentMain.class, List.of(), arguments);
    }

    /** Starts a parent that runs another main class. */
    public static TestParent startMain(Class<?> main, List<String> jvmOptions, String... arguments) throws IOException {
        return new TestParent(main, jvmOptions, arguments);
    }

    /** Waits until the child with this name has written its pid, and returns the pid. */
    public long pidOf(String name) throws IOException {
        return Long.parseLong(read(name + ".pid"));
    }

    /** Lets a child that runs {@link ChildTasks#runUntilEnd} end by itself. */
    public void end(String name) throws IOException {
        ChildTasks.writeFile(folder.resolve(name + ".end").toString(), "end");
    }

    /** Whether a child that runs {@link ChildTasks#runUntilEnd} has ended by itself. */
    public boolean isDone(String name) {
        return Files.exists(folder.resolve(name + ".done"));
    }

    /** Waits until the file exists, and returns its text. */
    public String read(String name) throws IOException {
        Path file = folder.resolve(name);
        Await.until("the file " + name + " exists; errors: " + errors(), () -> Files.exists(file));
        return Files.readString(file);
    }

    public void awaitOutput(String text) {
        Await.until("the parent has printed '" + text + "'", () -> output().contains(text));
    }

    public String output() {
        return read(folder.resolve("out"));
    }

    public String errors() {
        return read(folder.resolve("err"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public long parentPid() {
        return parent.pid();
    }

    public boolean parentIsAlive() {
        return parent.isAlive();
    }

    public void killParent() throws InterruptedException {
        parent.destroyForcibly();
        awaitExitOfParent();
    }

    /** Waits until the parent has ended, and returns its exit code. */
    public int awaitExitOfParent() throws InterruptedException {
        assertThat(parent.waitFor(Limits.WORK.toNanos(), TimeUnit.NANOSECONDS))
                .as("the parent has ended; its output: %s, its errors: %s", output(), errors())
                .isTrue();
        return parent.exitValue();
    }

    public void awaitGone(long pid) {
        Await.until("process " + pid + " has ended", () -> !ProcessTable.isAlive(pid));
    }

    /** Waits until the parent and all its children have ended; fails if temporary files are left then. */
    public void assertNothingLeft() {
        Await.until(
                "the parent and its children have ended",
                () -> folder.processes().isEmpty());
        assertThat(RunsFolder.list(folder.resolve("tmp")))
                .as("temporary files that are left")
                .isEmpty();
    }

    /** Kills the parent; fails if another process is left. */
    @Override
    public void close() throws IOException {
        parent.destroyForcibly();
        folder.close();
    }
}
