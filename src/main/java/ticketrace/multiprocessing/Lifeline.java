package ticketrace.multiprocessing;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.OwnPid;
import ticketrace.launch.Parent;
import ticketrace.launch.Patience;
import ticketrace.launch.StoppedProcess;

/**
 * Makes a whole family of processes end with one of them. While this process holds a lifeline, every {@link
 * ChildProcess} that it starts, and every one that those start, ends when this process ends, however that happens,
 * {@code kill -9} included. This holds also for children that are no daemons, and for those whose own parent ended long
 * ago.
 *
 * <p>A member of the family looks several times a second whether the process still lives, and halts when it does not.
 * It prints nothing: that a connection breaks is no news then.
 *
 * <p>Thread safety: any thread. Process safety: one process holds it, and any number of processes end with it.
 */
public final class Lifeline implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /** A killed process closes its connections a little before it is gone. */
    private static final Duration DYING_LIMIT = Duration.ofSeconds(2);

    /** What this process hands on to its children; null if nothing. */
    private static volatile @Nullable End handedOn;

    private final @Nullable End before;

    private Lifeline(@Nullable End before) {
        this.before = before;
    }

    /** From now on, until the lifeline is closed, all processes that this one starts end with it. */
    public static Lifeline hold() {
        Lifeline lifeline = new Lifeline(handedOn);
        handedOn = new End(OwnPid.get());
        return lifeline;
    }

    /**
     * Processes that are started from now on end as they did before {@link #hold}. Those that were started stay as they
     * are.
     */
    @Override
    public void close() {
        handedOn = before;
    }

    /** What a child that is started now is told; null if nothing. */
    static @Nullable End handedOn() {
        return handedOn;
    }

    /**
     * The other end of a lifeline: what a process needs to know to end with its holder.
     *
     * @param number the holder's pid in {@code /proc}: all members look there, whatever namespace it is of
     */
    record End(long number) implements Serializable {

        /** From now on this process, and all that it starts, end with the holder. */
        void bind() {
            handedOn = this;
            Thread watch = new Thread(this::haltWithIt, "lifeline");
            watch.setDaemon(true);
            watch.start();
        }

        private void haltWithIt() {
            try {
                while (isThere()) {
                    Thread.sleep(LOOK_AGAIN.toMillis());
                }
            } catch (InterruptedException nobodyDoes) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(Parent.ORPHANED);
        }

        /** Whether the holder lives; a zombie does not. */
        private boolean isThere() {
            return ProcessHandle.of(number).isPresent() && !StoppedProcess.isZombie(number);
        }

        /**
         * Halts if this failure is a connection that broke because the holder is dying; returns if it is another
         * failure.
         */
        void haltIfThatIsWhy(Exception failure) throws InterruptedException {
            if (failure instanceof IOException || failure instanceof UncheckedIOException) {
                long deadline =
                        System.nanoTime() + Patience.stretched(DYING_LIMIT).toNanos();
                while (isThere() && System.nanoTime() - deadline < 0) {
                    Thread.sleep(LOOK_AGAIN.toMillis());
                }
                if (!isThere()) {
                    Runtime.getRuntime().halt(Parent.ORPHANED);
                }
            }
        }
    }
}
