package ticketrace.examples.multiprocessing;

import java.util.concurrent.CountDownLatch;
import ticketrace.multiprocessing.ChildProcess;

/** A daemon does not outlive its parent; for another child, its parent waits. */
final class Night {

    private Night() {}

    static void watch() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    static void clean() {
        System.out.println("cleaned");
    }

    public static void main(String[] arguments) throws Exception {
        ChildProcess.of(Night::watch).daemon(true).start();
        ChildProcess.of(Night::clean).start();
        System.out.println("main ends");
    }
}
