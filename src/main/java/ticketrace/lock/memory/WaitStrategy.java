package ticketrace.lock.memory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import ticketrace.lock.Backoff;
import ticketrace.lock.file.WaitQueue;

/**
 * How those that wait look for a lock that is a word of memory: everybody for a moment, then the head of the {@link WaitQueue}
 * alone.
 *
 * <p>The head's looks are cheap and far between, so that on few cores the holder is not slowed down. When it has waited
 * for {@link #PATIENCE_NANOS} it says so in a word of the lock's memory, and nobody who waits takes the lock any more without
 * having stood in line. Only the head writes that word; who finds it left behind by a head that died becomes head, and clears it.
 */
final class WaitStrategy implements WaitQueue.Head {

    private static final long NOBODY = 0;
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 100 : 0;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** What they look for. */
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
    private final Wanted wanted;

    /** For the lock in {@code file}; the head tells of its impatience in that word of the memory. */
    WaitStrategy(Path file, LockMemory memory, int impatience, long me, Wanted wanted) {
        this.file = file;
        this.memory = memory;
        this.impatience = impatience;
        this.me = me;
        this.wanted = wanted;
    }

    /** Whether the head has waited so long that nobody is to overtake it. */
    boolean isImpatient() {
        return memory.get(impatience) != NOBODY;
    }

    /** Looks again and again for a moment; whether it was taken. */
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
}
