package ticketrace.examples.multiprocessing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import ticketrace.multiprocessing.ChildProcess;

/** The parent waits until the first of several children has ended. */
final class FirstToEnd {

    private FirstToEnd() {}

    static void stay() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    static void leave() {}

    public static void main(String[] arguments) throws Exception {
        ChildProcess slow =
                ChildProcess.of(FirstToEnd::stay).name("slow").daemon(true).start();
        ChildProcess quick = ChildProcess.of(FirstToEnd::leave).name("quick").start();
        for (ChildProcess ended : ChildProcess.awaitAny(List.of(slow, quick), Duration.ofSeconds(30))) {
            System.out.println(ended.name());
        }
    }
}
