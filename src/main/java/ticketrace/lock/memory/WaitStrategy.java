package ticketrace.lock.memory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import ticketrace.lock.Backoff;
import ticketrace.lock.file.WaitQueue;

/**
 * How processes wait for a lock that is a word of memory: each process looks at the word for a moment; after that, only
 * the head of the {@link WaitQueue} looks.
 *
 * <p>The head looks rarely, so that on few cores it does not slow down the holder. When the head has waited for {@link
 * #PATIENCE_NANOS}, it writes its number into a word of the lock's memory, and from then on every process that comes to
 * wait must queue. Only the head writes that word. If a head dies, the next head finds the word and clears it.
 */
final class WaitStrategy implements WaitQueue.Head {

    private static final long NOBODY = 0;
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 100 : 0;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** The lock for which the processes wait. */
    interface Wanted {

        /** Takes the lock if it is free. */
        boolean take();

        /** The number of the process that holds it. */
        long holder();

        /** Takes it from a dead holder; false if it is free, or its holder lives. */
        boolean takeFromTheDead() throws IOException;
    }

    private final Path file;
    private final LockMemory memory;
    private final int impatience;
    private final long me;
    private final Wanted wanted;

    /**
     * For the lock in {@code file}. The head that wants its turn writes its number into the word {@code impatience} of
     * the lock's memory.
     */
    WaitStrategy(Path file, LockMemory memory, int impatience, long me, Wanted wanted) {
        this.file = file;
        this.memory = memory;
        this.impatience = impatience;
        this.me = me;
        this.wanted = wanted;
    }

    /** Whether the head has waited so long that no waiter may overtake it. */
    boolean isImpatient() {
        return memory.get(impatience) != NOBODY;
    }

    /** Looks again and again for a moment. Returns whether it took the lock. */
    boolean spin() {
        for (int i = 0; i < SPINS; i++) {
            if (!isImpatient() && wanted.take()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    @Override
    public boolean lookOnce() throws IOException {
        return wanted.take() || wanted.takeFromTheDead();
    }

    @Override
    public boolean look(long deadline) throws IOException, InterruptedException {
        try {
            return lookUntil(deadline);
        } finally {
            memory.set(impatience, NOBODY);
        }
    }

    private boolean lookUntil(long deadline) throws IOException, InterruptedException {
        long patientUntil = System.nanoTime() + PATIENCE_NANOS;
        Backoff backoff = new Backoff(file, deadline, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        for (long seen = NOBODY; ; ) {
            if (wanted.take()) {
                return true;
            }
            long holder = wanted.holder();
            if (holder == seen && wanted.takeFromTheDead()) { // the holder has not changed in the pause
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
}
