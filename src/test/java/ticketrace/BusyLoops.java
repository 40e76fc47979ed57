package ticketrace;

import java.util.ArrayList;
import java.util.List;

/** Makes a machine busy: so many threads of this test do nothing, as fast as they can, until this is closed. */
public final class BusyLoops implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    private BusyLoops() {}

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
        while (!over) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
