package ticketrace.cli;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ticketrace.Limits;
import ticketrace.ProcessTable;
import ticketrace.cli.Ticketrace.Finished;

/** A running command. If it does not end in time, the test fails and kills it. */
final class Running implements AutoCloseable {

    private final Process process;
    private final List<String> command;
    private final Path out;
    private final Path err;

    Running(Process process, List<String> command, Path out, Path err) {
        this.process = process;
        this.command = command;
        this.out = out;
        this.err = err;
    }

    long pid() {
        return process.pid();
    }

    void signal(String name) throws IOException, InterruptedException {
        ProcessTable.signal(name, process.pid());
    }

    /** Types into its terminal or its pipe. */
    void type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Closes its standard input. */
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Whether it printed that it makes the class archive, which happens once per build. */
    boolean gotReady() throws IOException {
        return Files.readString(err).contains(Ticketrace.GETTING_READY);
    }

    /** The standard output so far. */
    String outSoFar() {
        try {
            return Files.readString(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Finished finish() throws IOException, InterruptedException {
        return finish(Limits.WORK);
    }

    Finished finish(Duration limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            fail("still running after " + limit + ": " + command + "\n" + outSoFar() + Files.readString(err));
        }
        return Finished.of(process.exitValue(), out, err);
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        Files.delete(out);
        Files.delete(err);
    }
}
