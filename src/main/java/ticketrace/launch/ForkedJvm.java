package ticketrace.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A child JVM that this JVM has started.
 *
 * <p>Parent and child speak in lines of UTF-8: {@link #send} writes to the child's standard input, what the child
 * prints on its standard output arrives at {@link ChildListener#line}, and its standard error goes where {@link
 * JvmBuilder} says. Ctrl-C in the terminal stops only the parent, so that the parent can let its children finish.
 *
 * <p>Thread safety: any thread may call all methods. If the parent dies, the kernel kills its children, on systems that
 * have this feature (see {@link CommandPrefix}). On others, a child that called {@link Parent#listen} ends at once, and
 * any other child runs until it next uses the pipe.
 *
 * <p>See {@link ProcessBuilder}, {@code multiprocessing.Process} (Python), signal(7).
 */
public final class ForkedJvm implements LineProcess {

    /** How long a killed child may make no progress before it has ended. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private static final int READER_STACK_BYTES = 128 * 1024;

    private final String name;
    private final Process process;
    private final CrashReport crashReport;
    private final OutputStream toChild;

    private ForkedJvm(String name, Process process, CrashReport crashReport) {
        this.name = name;
        this.process = process;
        this.crashReport = crashReport;
        this.toChild = process.getOutputStream();
    }

    /**
     * Starts the child.
     *
     * @throws IOException if the operating system cannot start it; the message names the child
     */
    static ForkedJvm start(String name, ProcessBuilder builder, CrashReport crashReport, ChildListener listener)
            throws IOException {
        return start(name, builder, crashReport, listener, task -> reader(task, name));
    }

    private static Thread reader(Runnable task, String name) {
        Thread reader = new Thread(null, task, name + "-reader", READER_STACK_BYTES);
        reader.setDaemon(true);
        return reader;
    }

    /** The same, with the maker of the thread that reads the child's output. */
    static ForkedJvm start(
            String name, ProcessBuilder builder, CrashReport crashReport, ChildListener listener, ThreadFactory readers)
            throws IOException {
        Process process;
        try {
            process = ForkingThread.start(builder);
        } catch (IOException e) {
            throw new IOException("cannot start " + name + ": " + e.getMessage(), e);
        }
        ForkedJvm child = new ForkedJvm(name, process, crashReport);
        try {
            readers.newThread(() -> child.readLines(listener)).start();
        } catch (OutOfMemoryError noThread) { // no thread would read the child's output or notice its end
            child.close();
            throw new IOException("cannot start " + name + ": " + noThread.getMessage(), noThread);
        }
        return child;
    }

    private void readLines(ChildListener listener) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), 512)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listener.line(line);
            }
        } catch (IOException closing) {
            // the pipe broke when the child ended: the listener learns that below
        }
        process.onExit().join();
        listener.ended();
    }

    public String name() {
        return name;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void send(String line) {
        try {
            toChild.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            toChild.flush();
        } catch (IOException gone) {
            // the child has ended: ChildListener.ended reports it
        }
    }

    @Override
    public boolean join(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * The exit code; absent while the child runs. A child that signal N ended has the code -N, as in Python. A child
     * that exits with 128+N itself has the same code; no child of this program does that.
     */
    @Override
    public OptionalInt exitCode() {
        if (process.isAlive()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(ExitCodes.ofSignalOrExit(process.exitValue()));
    }

    /**
     * How it ended, in words that follow its name: by a signal, with an exit code, in a crash; or that it is running.
     */
    @Override
    public String howItEnded() {
        OptionalInt code = exitCode();
        if (code.isEmpty()) {
            return "is still running";
        }
        String how = code.getAsInt() < 0
                ? "was ended by signal " + -code.getAsInt()
                : "ended with exit code " + code.getAsInt();
        Optional<Path> report = crashReport.of(pid());
        return how + report.map(file -> "; its JVM crashed, see " + file).orElse("");
    }

    /** Ends the child now (SIGKILL): it cleans up nothing, and a lock file stays. Does nothing if it has ended. */
    @Override
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Kills the child if it is running, waits until it has ended, and closes the pipes. Closing twice is fine. */
    @Override
    public void close() {
        kill();
        try {
            ProgressLimit.on(CLOSE_LIMIT, pid()).await(nanos -> process.waitFor(nanos, TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            toChild.close();
        } catch (IOException gone) {
            // the kernel closed it when the child ended
        }
    }
}
