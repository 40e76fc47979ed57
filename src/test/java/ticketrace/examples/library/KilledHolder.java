package ticketrace.examples.library;

import java.nio.file.Path;
import java.time.Duration;
import ticketrace.lock.Grant;
import ticketrace.lock.memory.RobustLock;
import ticketrace.multiprocessing.ChildProcess;

/** A lock holder is killed, and the lock tells the next holder. */
final class KilledHolder {

    private KilledHolder() {}

    static void die() throws Exception {
        RobustLock lock = new RobustLock(Path.of("seats.lock"));
        lock.acquire(Duration.ofSeconds(5));
        Runtime.getRuntime().halt(9);
    }

    public static void main(String[] arguments) throws Exception {
        ChildProcess holder = ChildProcess.of(KilledHolder::die).start();
        holder.join();
        try (RobustLock lock = new RobustLock(Path.of("seats.lock"))) {
            Grant grant = lock.acquire(Duration.ofSeconds(5));
            System.out.println("acquired: " + (grant != null));
            System.out.println("its holder died: " + grant.previousHolderDied());
            lock.release();
        }
    }
}
