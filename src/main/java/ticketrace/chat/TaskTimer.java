package ticketrace.chat;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs short tasks at their time, on one thread. Thread-safe. */
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

    /** Runs it after the delay; at once and here if there is none. */
    void run(long delayNanos, Runnable task) {
        if (delayNanos <= 0) {
            task.run();
            return;
        }
        try {
            var unused = thread.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // the server ends: nobody waits for this any more
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
