package ticketrace.chat;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs short tasks after a delay, on one thread. Thread-safe. */
final class TaskTimer implements AutoCloseable {

    private final ScheduledThreadPoolExecutor thread;

    TaskTimer(String name) {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread daemon = new Thread(task, name);
            daemon.setDaemon(true);
            return daemon;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Runs the task after the delay; without a delay at once, on this thread. */
    void run(long delayNanos, Runnable task) {
        if (delayNanos <= 0) {
            task.run();
            return;
        }
        try {
            var unused = thread.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // the server ends: nobody needs this task any more
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
