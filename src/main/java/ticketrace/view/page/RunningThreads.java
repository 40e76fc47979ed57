package ticketrace.view.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The threads of what the page has started and stops at its end. Thread-safe. */
final class RunningThreads {

    private final List<Thread> threads = new ArrayList<>();

    /** Starts a thread of this name. */
    synchronized void start(Runnable task, String name) {
        forgetEnded();
        Thread thread = new Thread(task, name);
        threads.add(thread);
        thread.start();
    }

    /** How many of the threads have not ended. */
    synchronized int count() {
        forgetEnded();
        return threads.size();
    }

    private void forgetEnded() {
        threads.removeIf(thread -> !thread.isAlive());
    }

    private synchronized List<Thread> now() {
        return List.copyOf(threads);
    }

    /**
     * Waits until the threads have ended, at most for this time for all of them. The caller has told them to stop. If
     * this thread is interrupted, it waits no longer: their buyers end with this process.
     */
    void awaitEnd(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            for (Thread thread : now()) {
                thread.join(Math.max(
                        1, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
