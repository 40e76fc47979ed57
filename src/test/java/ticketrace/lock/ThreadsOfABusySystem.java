package ticketrace.lock;

import java.util.concurrent.ThreadFactory;

/** Threads that cannot be started at first, as in a process that has all that the operating system gives it. */
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
