package ticketrace.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A child from its start on: tells it what it is to do, and keeps what it ended with. Thread-safe.
 *
 * <p>A thread of its own waits for its end. If the child is no daemon, this is what keeps this JVM from ending before it.
 */
final class StartedChild {

    private static final int WAITER_STACK_BYTES = 128 * 1024;
    private static final int SIGKILL = 9;

    private final ChildProcess child;
    private final Process process;
    private final ExitNote note;
    private final boolean daemon;
    private final CompletableFuture<ChildProcess> ended = new CompletableFuture<>();
    private volatile boolean killedByUs;
    private volatile boolean hasEnded;
    private volatile int exitCode;

    private StartedChild(ChildProcess child, Process process, ExitNote note, boolean daemon) {
        this.child = child;
        this.process = process;
        this.note = note;
        this.daemon = daemon;
    }

    static StartedChild start(ChildProcess child, ProcessBuilder builder, ExitNote note, boolean daemon, String name)
            throws IOException {
        StartedChild started;
        try {
            started = new StartedChild(child, Forker.start(builder), note, daemon);
        } catch (IOException e) {
            throw new IOException("cannot start " + name + ": " + e.getMessage(), e);
        }
        Children.started(started);
        Thread waiter = new Thread(null, started::waitForEnd, "waits-for-" + name, WAITER_STACK_BYTES);
        waiter.setDaemon(daemon);
        waiter.start();
        return started;
    }

    private void waitForEnd() {
        while (true) {
            try {
                int value = process.waitFor();
                exitCode = ExitCodes.of(value, note.isWritten(), killedByUs ? SIGKILL : 0);
                break;
            } catch (InterruptedException nobodyDoes) {
                // this thread is nobody else's
            }
        }
        hasEnded = true;
        Children.ended(this);
        ended.complete(child);
    }

    /**
     * Sends it what it is to do. Returns when it has read the most of it: a child that is stopped reads late.
     *
     * <p>A daemon's pipe stays open: it sees it end with this process.
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
            // before it had read all this: its exit code tells
        }
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

    /** Completed when it has ended and its exit code is known. */
    CompletableFuture<ChildProcess> end() {
        return ended;
    }

    /** Once it has ended. */
    int exitCode() {
        return exitCode;
    }

    void terminate() {
        process.destroy();
    }

    void kill() {
        killedByUs |= process.isAlive();
        process.toHandle().destroyForcibly();
    }
}
