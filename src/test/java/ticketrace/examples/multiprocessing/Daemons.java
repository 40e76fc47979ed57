package ticketrace.examples.multiprocessing;

import java.util.concurrent.CountDownLatch;
import ticketrace.multiprocessing.ChildProcess;

/** A daemon ends with its parent. The parent waits for its other children. */
final class Daemons {

    private Daemons() {}

    static void watch() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    static void clean() {
        System.out.println("cleaned");
    }

    public static void main(String[] arguments) throws Exception {
        ChildProcess.of(Daemons::watch).daemon(true).start();
        ChildProcess.of(Daemons::clean).start();
        System.out.println("main ends");
    }
}
