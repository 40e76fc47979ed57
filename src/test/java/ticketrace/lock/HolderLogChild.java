package ticketrace.lock;

import java.io.IOException;
import java.nio.file.Path;
import ticketrace.Limits;

/**
 * A process that acquires and releases a lock until its input ends. While it holds the lock, it is in a {@link HolderLog}.
 *
 * <p>Arguments: the kind of lock, its file, the file of the {@link HolderLog}.
 */
final class HolderLogChild {

    private static final int SPINS = 500;

    private HolderLogChild() {}

    public static void main(String[] arguments) throws Exception {
        long pid = ProcessHandle.current().pid();
        long end = System.nanoTime() + Limits.LIFE_OF_A_CHILD.toNanos();
        HolderLog log = HolderLog.create(Path.of(arguments[2]));
        Thread inputReader = new Thread(HolderLogChild::awaitEndOfInput);
        inputReader.setDaemon(true);
        inputReader.start();
        try (ProcessLock lock = LockKind.valueOf(arguments[0]).open(Path.of(arguments[1]))) {
            while (inputReader.isAlive() && System.nanoTime() - end < 0) {
                Grant grant = lock.acquire(Limits.ANSWER);
                if (grant != null) {
                    if (grant.previousHolderDied()) {
                        log.countReportedDeath();
                    }
                    log.enter(pid);
                    stayInside();
                    log.leave(pid);
                    lock.release();
                }
            }
        }
    }

    /** Holds the lock for a moment, so that many kills hit a holder. */
    private static void stayInside() {
        for (int i = 0; i < SPINS; i++) {
            Thread.onSpinWait();
        }
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // only the end of the input matters
            }
        } catch (IOException end) {
            // counts as the end of the input
        }
    }
}
