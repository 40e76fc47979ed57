package ticketrace.lock;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The line of those that wait for a {@link RobustLock}: one at its head, who looks whether the lock is free; all others
 * asleep in the kernel, on a record lock that the head holds.
 *
 * <p>The head's looks are cheap and far between, so that on few cores the holder is not slowed down. When it has waited
 * for {@link #PATIENCE_NANOS} it says so in a word of the lock's memory, and nobody takes the lock any more without having
 * stood in line. Only the head writes that word; who finds it left behind by a head that died becomes head, and clears it.
 */
final class Line {

    static final long LONGEST_WAIT_MILLIS = 250;

    private static final long NOBODY = 0;
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 100 : 0;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** What they wait for. */
    interface Wanted {

        /** Takes it, if it is free. */
        boolean take();

        /** Who has it. */
        long holder();

        /** Takes it from a holder that is dead; false if there is none, or it lives. */
        boolean takeFromTheDead() throws IOException;
    }

    private final Path file;
    private final LockMemory memory;
    private final int impatience;
    private final long me;
    private final ReentrantLock withinProcess = new ReentrantLock();
    private final RecordLocks head;

    /** Opens the line in {@code file}; its head tells of its impatience in that word of the memory. */
    Line(Path file, LockMemory memory, int impatience, long me) throws IOException {
        this.file = file;
        this.memory = memory;
        this.impatience = impatience;
        this.me = me;
        this.head = new RecordLocks(file);
    }

    /** Whether the head has waited so long that nobody is to overtake it. */
    boolean isImpatient() {
        return memory.get(impatience) != NOBODY;
    }

    /** Looks again and again for a moment; whether it was taken. */
    boolean spin(Wanted wanted) {
        for (int i = 0; i < SPINS; i++) {
            if (!isImpatient() && wanted.take()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    /**
     * Stands in line, for {@link #LONGEST_WAIT_MILLIS} or until the deadline, whichever comes first; as head until the
     * deadline.
     *
     * @return whether it was taken
     */
    boolean wait(Wanted wanted, long deadline) throws IOException, InterruptedException {
        long until = Math.min(deadline - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MILLIS));
        long end = System.nanoTime() + until;
        if (!withinProcess.tryLock(until, TimeUnit.NANOSECONDS)) {
            return false;
        }
        try {
            FileLock atHead = head.lock(0, 1, end);
            if (atHead == null) {
                return false;
            }
            try {
                return lookUntil(deadline, wanted);
            } finally {
                memory.set(impatience, NOBODY);
                atHead.release();
            }
        } finally {
            withinProcess.unlock();
        }
    }

    private boolean lookUntil(long deadline, Wanted wanted) throws IOException, InterruptedException {
        long patientUntil = System.nanoTime() + PATIENCE_NANOS;
        Backoff backoff = new Backoff(file, deadline, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        for (long seen = NOBODY; ; ) {
            if (wanted.take()) {
                return true;
            }
            long holder = wanted.holder();
            if (holder == seen && wanted.takeFromTheDead()) { // the same before the pause and after
                return true;
            }
            seen = holder;
            if (System.nanoTime() - patientUntil > 0) {
                memory.set(impatience, me);
            }
            if (!backoff.pause()) {
                return false;
            }
        }
    }

    /** Closes it; false, and nothing done, if a thread of this process stands in line. */
    boolean closeIfUnused() throws IOException {
        if (!withinProcess.tryLock()) {
            return false;
        }
        try {
            head.close();
            return true;
        } finally {
            withinProcess.unlock();
        }
    }
}
