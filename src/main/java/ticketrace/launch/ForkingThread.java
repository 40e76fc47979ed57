package ticketrace.launch;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The thread that forks every child. For the kernel, a child's parent is the thread that forked it, and {@code
 * PR_SET_PDEATHSIG} kills the child when that thread ends. So one thread forks all children, and it lives as long as
 * this JVM.
 *
 * <p>Source: prctl(2), "the parent is considered to be the thread that created this process".
 */
public final class ForkingThread {

    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "forker");
        thread.setDaemon(true);
        return thread;
    });

    private ForkingThread() {}

    /** Starts the process. Any thread may call this, and may end before the process does. */
    public static Process start(ProcessBuilder builder) throws IOException {
        Future<Process> started = THREAD.submit(builder::start);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return started.get();
                } catch (InterruptedException e) {
                    interrupted = true; // the fork is under way: if this thread left, the process would be lost
                } catch (ExecutionException e) {
                    Throwable cause = e.getCause();
                    throw new IOException(cause == null ? e.getMessage() : cause.getMessage(), e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
