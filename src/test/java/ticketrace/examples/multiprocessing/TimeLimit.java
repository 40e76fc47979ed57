package ticketrace.examples.multiprocessing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import ticketrace.multiprocessing.ChildProcess;

/** The parent waits with a limit, then ends the child. */
final class TimeLimit {

    private TimeLimit() {}

    static void waitForEver() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    public static void main(String[] arguments) throws Exception {
        ChildProcess child = ChildProcess.of(TimeLimit::waitForEver).start();
        boolean ended = child.join(Duration.ofMillis(100));
        System.out.println("ended " + ended + ", alive " + child.isAlive());
        child.terminate(); // or child.kill()
        child.join();
        System.out.println(
                "alive " + child.isAlive() + ", exit code " + child.exitCode().getAsInt());
        child.close();
    }
}
