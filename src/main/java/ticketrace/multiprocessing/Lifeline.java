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
 * Makes all descendants of a process end with that process. While this process holds a lifeline, every {@link
 * ChildProcess} that it starts, and every one that those start, ends when this process ends, however that happens,
 * {@code kill -9} included. This is also true for children that are no daemons, and for those whose own parent has
 * already ended.
 *
 * <p>Each descendant checks several times a second that the holder lives, and halts when it does not. It prints
 * nothing.
 *
 * <p>Thread safety: any thread. Process safety: one process holds it, and any number of processes end with it.
 */
public final class Lifeline implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /** A killed process closes its connections a little before it has ended. */
    private static final Duration DYING_LIMIT = Duration.ofSeconds(2);

    /** The lifeline that this process passes on to its children; null if there is none. */
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
     * Processes that start from now on end as they did before {@link #hold}. For processes that have started this
     * changes nothing.
     */
    @Override
    public void close() {
        handedOn = before;
    }

    /** The lifeline for a child that starts now; null if there is none. */
    static @Nullable End handedOn() {
        return handedOn;
    }

    /**
     * The other end of a lifeline: what a process needs to know to end with its holder.
     *
     * @param number the holder's pid in {@code /proc}: all descendants look there, in whatever pid namespace they are
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
