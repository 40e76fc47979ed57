package ticketrace.lock.file;

import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts a thread that waits in the kernel when its time is over.
 *
 * <p>The timer has a thread of its own, which starts with the first wait. The thread sleeps until the earliest deadline
 * that it knows, and then looks again; later waits do not wake it. To set and clear the timer takes two short monitors
 * and no system call.
 */
final class InterruptTimer implements AutoCloseable {

    private static final long NOT_SLEEPING = Long.MAX_VALUE;

    private final ThreadFactory threads;
    private @Nullable Thread timer;
    private @Nullable Thread waiter;
    private long deadline;
    private long wakesAt;
    private boolean fired;
    private boolean closed;

    InterruptTimer() {
        this(new Daemons());
    }

    InterruptTimer(ThreadFactory threads) {
        this.threads = threads;
    }

    /** Not a lambda: buyers load this class, and a first lambda costs their start-up. */
    private static final class Daemons implements ThreadFactory {
        @Override
        public Thread newThread(Runnable task) {
            Thread thread = new Thread(task, "lock-timer");
            thread.setDaemon(true);
            return thread;
        }
    }

    /**
     * Sets the timer: it interrupts the calling thread at {@code deadline} ({@link System#nanoTime}), unless it is
     * cleared before.
     *
     * @return false if it is not set, because the operating system gives this process no more threads
     */
    synchronized boolean set(long deadline) {
        if (timer == null) {
            Thread started = threads.newThread(new Runnable() {
                @Override
                public void run() {
                    watch();
                }
            });
            try {
                started.start();
            } catch (OutOfMemoryError noThread) {
                return false;
            }
            timer = started; // it waits for this monitor
        } else if (wakesAt == NOT_SLEEPING || deadline - wakesAt < 0) {
            notifyAll();
        }
        this.waiter = Thread.currentThread();
        this.deadline = deadline;
        this.fired = false;
        return true;
    }

    /**
     * Clears the timer that the calling thread has set. If the timer has fired, this clears the thread's interrupt,
     * too.
     *
     * @return whether it has fired
     */
    synchronized boolean clear() {
        waiter = null;
        if (fired) {
            Thread.interrupted();
        }
        return fired;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private synchronized void watch() {
        try {
            while (!closed) {
                long millis = fireIfDue();
                wakesAt = millis == 0 ? NOT_SLEEPING : deadline;
                wait(millis);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fires if it is time. Returns how many milliseconds to sleep next; 0 means until woken. */
    private long fireIfDue() {
        if (waiter == null) {
            return 0;
        }
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            fired = !waiter.isInterrupted(); // the timer must not clear an interrupt of another thread
            waiter.interrupt();
            waiter = null;
            return 0;
        }
        return left / 1_000_000 + 1;
    }
}
