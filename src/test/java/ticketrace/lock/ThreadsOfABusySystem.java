package ticketrace.lock;

import java.util.concurrent.ThreadFactory;

/**
 * A thread factory whose first threads cannot start, as when the operating system has no thread left for the process.
 */
public final class ThreadsOfABusySystem implements ThreadFactory {

    private int refusals;

    public ThreadsOfABusySystem(int refusals) {
        this.refusals = refusals;
    }

    @Override
    public Thread newThread(Runnable task) {
        boolean refused = refusals-- > 0;
        Thread thread = new Thread(task, "lock-timer") {
            @Override
            public synchronized void start() {
                if (refused) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                super.start();
            }
        };
        thread.setDaemon(true);
        return thread;
    }
}
