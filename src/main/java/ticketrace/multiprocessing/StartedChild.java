package ticketrace.multiprocessing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.ExitCodes;
import ticketrace.launch.ForkingThread;
import ticketrace.launch.Parent;
import ticketrace.launch.TimeLimit;

/**
 * The running process of a {@link ChildProcess}: starts it, sends it its task, signals it, waits for its end, and keeps
 * its exit code. Thread-safe.
 *
 * <p>A thread of its own waits for its end. If the child is no daemon, this thread keeps this JVM from ending before
 * the child.
 */
final class StartedChild {

    private static final int WAITER_STACK_BYTES = 128 * 1024;
    private static final int SIGKILL = 9;

    /** SIGHUP, SIGINT, SIGTERM: somebody asked the child to end, and perhaps this process, too, as with Ctrl-C. */
    private static final Set<Integer> TO_END = Set.of(1, 2, 15);

    private final ChildProcess child;
    private final ProcessBuilder command;
    private final Process process;
    private final @Nullable ChildProgress progress;
    private final boolean daemon;
    private final CompletableFuture<ChildProcess> ended = new CompletableFuture<>();
    private volatile boolean killedByUs;
    private volatile boolean endedByUs;
    private volatile boolean hasEnded;
    private volatile int exitCode;

    private StartedChild(
            ChildProcess child,
            ProcessBuilder command,
            Process process,
            @Nullable ChildProgress progress,
            boolean daemon) {
        this.child = child;
        this.command = command;
        this.process = process;
        this.progress = progress;
        this.daemon = daemon;
    }

    /**
     * Starts it. Without a progress byte, this process learns only the exit code, and whether another JVM like the
     * child's starts.
     */
    static StartedChild start(
            ChildProcess child, ProcessBuilder command, @Nullable ChildProgress progress, boolean daemon, String name)
            throws IOException {
        StartedChild started;
        try {
            started = new StartedChild(child, command, ForkingThread.start(command), progress, daemon);
        } catch (IOException e) {
            throw new IOException("cannot start " + name + ": " + e.getMessage(), e);
        }
        Children.started(started);
        Thread waiter = new Thread(null, () -> started.waitForEnd(name), "waits-for-" + name, WAITER_STACK_BYTES);
        waiter.setDaemon(daemon);
        try {
            waiter.start();
        } catch (OutOfMemoryError noThread) {
            // no thread would notice its end, and this process would wait for it for ever
            started.process.destroyForcibly();
            Children.ended(started);
            throw new IOException("cannot start " + name + ": " + noThread.getMessage(), noThread);
        }
        return started;
    }

    private void waitForEnd(String name) {
        int value = awaitExit();
        exitCode = ExitCodes.of(value, progress != null && progress.exitsByItself(), killedByUs ? SIGKILL : 0);
        String failure = mayHaveBegun(value) ? null : whyNotStarted(name);
        hasEnded = true;
        Children.ended(this);
        if (failure == null) {
            ended.complete(child);
        } else {
            ended.completeExceptionally(new ChildNotStartedException(failure));
        }
    }

    private int awaitExit() {
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException nobodyDoes) {
                // no other thread knows this one
            }
        }
    }

    /** A child that ends with 0 has done its task, even if it could not report that it had begun. */
    private boolean mayHaveBegun(int value) {
        boolean asked = endedByUs || TO_END.contains(-exitCode);
        return value == 0 || value == Parent.ORPHANED || asked || (progress != null && progress.hasBegun());
    }

    /**
     * Why its JVM did not start. Null if the child could not report how far it came, and its JVM does start: {@link
     * StartDiagnosis} tries that by starting the JVM once more, without the task.
     */
    private @Nullable String whyNotStarted(String name) {
        String words = name + " (pid " + pid() + ") did not start: ";
        if (exitCode < 0) {
            return progress == null
                    ? null
                    : words + "signal " + -exitCode + " ended its JVM before that had begun with the task";
        }
        StartDiagnosis again = StartDiagnosis.of(command);
        return progress == null && again.starts()
                ? null
                : words + "its JVM ended with exit code " + exitCode + again.words();
    }

    /**
     * Sends it its orders and its task. Returns when the child has read most of them; a stopped child reads them later.
     *
     * <p>The pipe of a daemon stays open: when this process ends, the kernel closes the pipe, and the daemon notices
     * that.
     */
    void tell(List<byte[]> messages) {
        OutputStream toChild = process.getOutputStream();
        Frames frames = new Frames(InputStream.nullInputStream(), toChild);
        try {
            for (byte[] message : messages) {
                frames.send(message);
            }
            if (!daemon) {
                toChild.close();
            }
        } catch (IOException itHasEnded) {
            // the child ended before it had read all this: its exit code says why
        }
    }

    /** Waits until it has ended. */
    void awaitEnd() throws InterruptedException {
        try {
            ended.get();
        } catch (ExecutionException e) {
            throw notStarted(e);
        }
    }

    /** Waits until it has ended, up to a limit. Returns whether it has ended. */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        try {
            ended.get(TimeLimit.nanos(limit), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw notStarted(e);
        }
    }

    /** The exit code of a process that has ended. Waits a moment until this JVM knows it. */
    int awaitExitCode() {
        try {
            ended.join();
        } catch (CompletionException e) {
            throw notStarted(e);
        }
        return exitCode;
    }

    /** A new exception, with the stack trace of the thread that asks. */
    private static ChildNotStartedException notStarted(Exception e) {
        Throwable cause = e.getCause();
        return new ChildNotStartedException(String.valueOf(cause == null ? e.getMessage() : cause.getMessage()));
    }

    ChildProcess child() {
        return child;
    }

    boolean isDaemon() {
        return daemon;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it has ended and its exit code is known. */
    boolean hasEnded() {
        return hasEnded;
    }

    /** Completes when it has ended and its exit code is known; exceptionally if its JVM did not start. */
    CompletableFuture<ChildProcess> end() {
        return ended;
    }

    /** Its exit code, once it has ended. */
    int exitCode() {
        return exitCode;
    }

    void terminate() {
        endedByUs |= process.isAlive();
        process.destroy();
    }

    void kill() {
        killedByUs |= process.isAlive();
        endedByUs |= killedByUs;
        process.toHandle().destroyForcibly();
    }
}
