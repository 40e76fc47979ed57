package ticketrace.multiprocessing;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.TimeLimit;

/**
 * The half of {@link ChildProcess} that looks after a started child: waits for it, ends it, tells what became of it.
 * Thread-safe.
 */
public abstract class ChildLife implements AutoCloseable {

    private @Nullable StartedChild started;
    private boolean closed;

    abstract String name();

    /** From now on it is started. */
    final synchronized void begin(StartedChild begun) {
        started = begun;
    }

    final synchronized void requireNotStarted() {
        requireNotClosed();
        if (started != null) {
            throw new IllegalStateException(name() + " was started already: it starts once, and is set up before");
        }
    }

    private synchronized void requireNotClosed() {
        if (closed) {
            throw new IllegalStateException(name() + " is closed");
        }
    }

    final synchronized StartedChild started() {
        requireNotClosed();
        if (started == null) {
            throw new IllegalStateException(name() + " was not started");
        }
        return started;
    }

    /** Null before the start. */
    private synchronized @Nullable StartedChild startedOrNot() {
        requireNotClosed();
        return started;
    }

    /**
     * Waits until it has ended. Joining twice is fine.
     *
     * @throws ChildNotStartedException if its JVM did not come as far as its task, and nobody asked it to end
     */
    public void join() throws InterruptedException {
        try {
            started().end().get();
        } catch (ExecutionException e) {
            throw notStarted(e);
        }
    }

    /**
     * Waits until it has ended, up to a limit. It goes on when the limit is over.
     *
     * @return whether it has ended
     * @throws ChildNotStartedException as {@link #join()}
     */
    public boolean join(Duration limit) throws InterruptedException {
        try {
            started().end().get(TimeLimit.nanos(limit), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw notStarted(e);
        }
    }

    /** With the trace of whoever asks. */
    private static ChildNotStartedException notStarted(Exception e) {
        Throwable cause = e.getCause();
        return new ChildNotStartedException(String.valueOf(cause == null ? e.getMessage() : cause.getMessage()));
    }

    /** Whether it was started and has not ended. */
    public boolean isAlive() {
        StartedChild child = startedOrNot();
        return child != null && child.isAlive();
    }

    /**
     * Asks it to end (SIGTERM). Its shutdown hooks run; {@code finally} blocks do not, a lock file stays, and its own
     * children go on unless they are daemons. Harmless when it has ended.
     */
    public void terminate() {
        started().terminate();
    }

    /** Ends it at once (SIGKILL): nothing in it is cleaned up. Its own children as with {@link #terminate}. */
    public void kill() {
        started().kill();
    }

    /** Its process id; absent before it is started. */
    public OptionalLong pid() {
        StartedChild child = startedOrNot();
        return child == null ? OptionalLong.empty() : OptionalLong.of(child.pid());
    }

    /**
     * Its exit code; absent before it has ended. A child ended by signal N has the code -N.
     *
     * <p>Java is told 128 + N by the operating system, and a child announces that it exits by itself. So these exceptions
     * remain: a child that calls {@code Runtime.halt(128 + N)}, or {@code System.exit(128 + N)} while a signal is ending it,
     * reads as ended by signal N; one that somebody other than {@link #kill} kills after it has begun to exit reads as 137.
     * Where the folder for temporary files cannot be used, a child cannot announce anything: each code above 128 reads as a
     * signal then, and whether a child that ended with another code but 0 had begun is found out by starting its JVM once
     * more, without the task.
     *
     * @throws ChildNotStartedException as {@link #join()}
     */
    public OptionalInt exitCode() {
        StartedChild child = startedOrNot();
        if (child == null || child.isAlive()) {
            return OptionalInt.empty();
        }
        try {
            child.end().join();
        } catch (CompletionException e) {
            throw notStarted(e);
        }
        return OptionalInt.of(child.exitCode());
    }

    /**
     * Lets go of it: most use of it is an error from now on. Closing twice is fine.
     *
     * @throws IllegalStateException while it is alive
     */
    @Override
    public synchronized void close() {
        if (started != null && started.isAlive()) {
            throw new IllegalStateException(name() + " is alive; join it first, or end it");
        }
        closed = true;
    }

    /**
     * Completed when it has ended: {@code sentinel} in Python; exceptionally, with a {@link ChildNotStartedException}, if its
     * JVM did not start.
     */
    public CompletableFuture<ChildProcess> onEnd() {
        return started().end().copy();
    }
}
