package ticketrace.lock;

import org.jspecify.annotations.Nullable;

/**
 * Interrupts a thread that waits in the kernel when its time is over.
 *
 * <p>The alarm's own thread starts with the first wait and is not woken for every later one: it sleeps to the earliest
 * deadline it knows, and looks again then. Setting and clearing an alarm costs two short monitors and no system call.
 */
final class Alarm implements AutoCloseable {

    private static final long NOT_SLEEPING = Long.MAX_VALUE;

    private @Nullable Thread clock;
    private @Nullable Thread waiter;
    private long deadline;
    private long wakesAt;
    private boolean rang;
    private boolean closed;

    /** From now on the calling thread is interrupted at {@code deadline} ({@link System#nanoTime}), until cleared. */
    synchronized void set(long deadline) {
        this.waiter = Thread.currentThread();
        this.deadline = deadline;
        this.rang = false;
        if (clock == null) {
            // no lambda: buyers load this class
            clock = new Thread("lock-alarm") {
                @Override
                public void run() {
                    watch();
                }
            };
            clock.setDaemon(true);
            clock.start();
        } else if (wakesAt == NOT_SLEEPING || deadline - wakesAt < 0) {
            notifyAll();
        }
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
