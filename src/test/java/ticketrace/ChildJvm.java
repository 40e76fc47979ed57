package ticketrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A real child process of a test. The test and the child exchange lines over the child's standard input and output.
 *
 * <p>A child that does not answer in time, or does not end when its input ends, fails the test. The child's standard
 * error goes to the same pipe as its answers, so the test sees every error message of the child.
 */
public final class ChildJvm implements AutoCloseable {

    private static final int KILLED = 128 + 9;
    private static final String END = "(end of output)";

    private final Process process;
    private final PrintStream in;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final List<String> received = new ArrayList<>();
    private boolean killed;

    private ChildJvm(Process process) {
        this.process = process;
        this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reader = new Thread(this::readOutput, "reads-output-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts {@code main} on this test's class path. */
    public static ChildJvm start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /** Starts {@code main} in a process whose files can grow to this size only, as if the disk were full. */
    public static ChildJvm startOnFullDisk(int largestFileBytes, Class<?> main, String... arguments)
            throws IOException {
        String blocks = String.valueOf(largestFileBytes / 512);
        return start(List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"), main, arguments);
    }

    /** Starts {@code main} in a process that must obey file permissions, even if the superuser runs this test. */
    public static ChildJvm startWithoutPrivileges(Class<?> main, String... arguments) throws IOException {
        boolean superuser = "root".equals(System.getProperty("user.name"));
        return start(superuser ? List.of("setpriv", "--bounding-set", "-dac_override") : List.of(), main, arguments);
    }

    /** Starts {@code main} in a process that can open at most 128 files. */
    public static ChildJvm startWithFewFiles(Class<?> main, String... arguments) throws IOException {
        return start(List.of("sh", "-c", "ulimit -n 128; exec \"$@\"", "sh"), main, arguments);
    }

    private static ChildJvm start(List<String> prefix, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xmx64m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8"); // so that file names with umlauts work on every machine
        return new ChildJvm(builder.start());
    }

    private void readOutput() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(line);
            }
        } catch (IOException e) {
            answers.add("(cannot read its output: " + e.getMessage() + ")");
        }
        answers.add(END);
    }

    public long pid() {
        return process.pid();
    }

    public void say(String line) {
        in.println(line);
    }

    /** Returns the child's next line; fails the test after {@link Limits#ANSWER}. */
    public String hear() throws InterruptedException {
        return hear(Limits.ANSWER);
    }

    /** Returns the child's next line; fails the test after {@code limit}. */
    public String hear(Duration limit) throws InterruptedException {
        String line = answers.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        if (line == null || line.equals(END)) {
            process.destroyForcibly();
            fail("child " + pid() + (line == null ? " said nothing for " + limit : " ended too early")
                    + "; before that it said " + received);
        }
        received.add(line);
        return line;
    }

    /** Sends a line and returns the child's answer. */
    public String ask(String line) throws InterruptedException {
        say(line);
        return hear();
    }

    /** Kills the child with SIGKILL; returns when the process is dead. */
    public void kill() throws InterruptedException {
        killed = true;
        process.destroyForcibly();
        assertThat(exitCode()).as("exit code of killed child %d", pid()).isEqualTo(KILLED);
    }

    /** Ends the child's input. The child must then end by itself, with exit code 0 and without further output. */
    @Override
    public void close() throws InterruptedException {
        in.close();
        if (killed) {
            return;
        }
        assertThat(exitCode())
                .as("exit code of child %d, which said %s", pid(), received)
                .isZero();
        assertThat(answers.poll(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS))
                .as("output of child %d after its input ended", pid())
                .isEqualTo(END);
    }

    private int exitCode() throws InterruptedException {
        if (!process.waitFor(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS)) {
            process.destroyForcibly();
            fail("child " + pid() + " did not end; it said " + received);
        }
        return process.exitValue();
    }
}
