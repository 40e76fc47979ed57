package ticketrace;

import java.util.ArrayList;
import java.util.List;

/** Keeps processors busy: each of its threads runs an empty loop until the test closes this object. */
public final class BusyLoops implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    private BusyLoops() {}

    /** Starts {@code loops} threads. */
    public static BusyLoops of(int loops) {
        BusyLoops busy = new BusyLoops();
        for (int i = 0; i < loops; i++) {
            Thread thread = new Thread(busy::spin, "busy-" + i);
            thread.setDaemon(true);
            busy.threads.add(thread);
            thread.start();
        }
        return busy;
    }

    private void spin() {
        while (!closed) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
