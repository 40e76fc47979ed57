package ticketrace.lock;

import java.io.IOException;
import java.nio.file.Path;
import ticketrace.Limits;

/**
 * A process that takes a lock again and again, and signs in and out of a {@link SigningBook} inside, until its input ends.
 *
 * <p>Arguments: the kind of lock, its file, the book's file.
 */
final class SigningChild {

    private static final int LOOKS = 500;

    private SigningChild() {}

    public static void main(String[] arguments) throws Exception {
        long pid = ProcessHandle.current().pid();
        long end = System.nanoTime() + Limits.LIFE_OF_A_CHILD.toNanos();
        SigningBook book = SigningBook.create(Path.of(arguments[2]));
        Thread ear = new Thread(SigningChild::awaitEndOfInput);
        ear.setDaemon(true);
        ear.start();
        try (ProcessLock lock = LockKind.valueOf(arguments[0]).open(Path.of(arguments[1]))) {
            while (ear.isAlive() && System.nanoTime() - end < 0) {
                Grant grant = lock.acquire(Limits.ANSWER);
                if (grant != null) {
                    if (grant.previousHolderDied()) {
                        book.toldOfADeath();
                    }
                    book.enter(pid);
                    lookAround();
                    book.leave(pid);
                    lock.release();
                }
            }
        }
    }

    /** Stays inside for a moment, so that many a kill finds a holder there. */
    private static void lookAround() {
        for (int i = 0; i < LOOKS; i++) {
            Thread.onSpinWait();
        }
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // nothing is said but the end
            }
        } catch (IOException end) {
            // as good
        }
    }
}
