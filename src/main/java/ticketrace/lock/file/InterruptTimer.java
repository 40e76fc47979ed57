package ticketrace.lock.file;

import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts a thread that waits in the kernel when its time is over.
 *
 * <p>The alarm's own thread starts with the first wait and is not woken for every later one: it sleeps to the earliest
 * deadline it knows, and looks again then. Setting and clearing an alarm costs two short monitors and no system call.
 */
final class InterruptTimer implements AutoCloseable {

    private static final long NOT_SLEEPING = Long.MAX_VALUE;

    private final ThreadFactory threads;
    private @Nullable Thread clock;
    private @Nullable Thread waiter;
    private long deadline;
    private long wakesAt;
    private boolean rang;
    private boolean closed;

    InterruptTimer() {
        this(new Daemons());
    }

    InterruptTimer(ThreadFactory threads) {
        this.threads = threads;
    }

    /** No lambda: buyers load this class. */
    private static final class Daemons implements ThreadFactory {
        @Override
        public Thread newThread(Runnable task) {
            Thread thread = new Thread(task, "lock-alarm");
            thread.setDaemon(true);
            return thread;
        }
    }

    /**
     * From now on the calling thread is interrupted at {@code deadline} ({@link System#nanoTime}), until cleared.
     *
     * @return false if nothing is set, since the operating system gives this process no thread more
     */
    synchronized boolean set(long deadline) {
        if (clock == null) {
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
            clock = started; // it waits for this monitor
        } else if (wakesAt == NOT_SLEEPING || deadline - wakesAt < 0) {
            notifyAll();
        }
        this.waiter = Thread.currentThread();
        this.deadline = deadline;
        this.rang = false;
        return true;
    }

    /**
     * Ends the calling thread's alarm and takes back an interrupt that it caused.
     *
     * @return whether it rang
     */
    synchronized boolean clear() {
        waiter = null;
        if (rang) {
            Thread.interrupted();
        }
        return rang;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private synchronized void watch() {
        try {
            while (!closed) {
                long millis = ringIfDue();
                wakesAt = millis == 0 ? NOT_SLEEPING : deadline;
                wait(millis);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Rings if it is time, and says how many milliseconds to sleep next; 0 is until woken. */
    private long ringIfDue() {
        if (waiter == null) {
            return 0;
        }
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            rang = !waiter.isInterrupted(); // by others: that interrupt is not the alarm's to take back
            waiter.interrupt();
            waiter = null;
            return 0;
        }
        return left / 1_000_000 + 1;
    }
}
