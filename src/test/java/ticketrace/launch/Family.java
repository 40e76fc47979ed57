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
import ticketrace.multiprocessing.Deeds;
import ticketrace.multiprocessing.FamilyMain;

/** A parent in a JVM of its own, whose main is {@link FamilyMain}; it works in a folder that shows what it leaves behind. */
public final class Family implements AutoCloseable {

    private final RunsFolder folder = RunsFolder.create();
    private final Process parent;

    private Family(Class<?> main, List<String> jvmOptions, String... arguments) throws IOException {
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

    public static Family start(String... arguments) throws IOException {
        return new Family(FamilyMain.class, List.of(), arguments);
    }

    /** With a main of the test's own. */
    public static Family startMain(Class<?> main, List<String> jvmOptions, String... arguments) throws IOException {
        return new Family(main, jvmOptions, arguments);
    }

    /** Waits until one of the family says its pid. */
    public long pidOf(String name) throws IOException {
        return Long.parseLong(read(name + ".pid"));
    }

    /** One that lives may end by itself. */
    public void end(String name) throws IOException {
        Deeds.tell(folder.resolve(name + ".end").toString(), "end");
    }

    public boolean isDone(String name) {
        return Files.exists(folder.resolve(name + ".done"));
    }

    /** Waits until there is this file. */
    public String read(String name) throws IOException {
        Path file = folder.resolve(name);
        Await.until(name + " is there; errors: " + errors(), () -> Files.exists(file));
        return Files.readString(file);
    }

    public void awaitOutput(String text) {
        Await.until("the parent says '" + text + "'", () -> output().contains(text));
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
        parentsExit();
    }

    /** Waits for the parent's end. */
    public int parentsExit() throws InterruptedException {
        assertThat(parent.waitFor(Limits.WORK.toNanos(), TimeUnit.NANOSECONDS))
                .as("the parent has ended; it said %s and complained %s", output(), errors())
                .isTrue();
        return parent.exitValue();
    }

    public void awaitGone(long pid) {
        Await.until("process " + pid + " is gone", () -> !ProcessTable.isAlive(pid));
    }

    /** Waits until no process of the family is left; then there is no temporary file either. */
    public void expectNothingLeft() {
        Await.until("all are gone", () -> folder.processes().isEmpty());
        assertThat(RunsFolder.list(folder.resolve("tmp"))).as("temporary files").isEmpty();
    }

    /** Fails if a process is left. */
    @Override
    public void close() throws IOException {
        parent.destroyForcibly();
        folder.close();
    }
}
