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
 * Has a whole family of processes end with one of them. While this process holds one, every {@link ChildProcess} that it
 * starts, and every one that those start, ends when this process does, however that ends, {@code kill -9} included; also
 * those that are no daemons, and those whose own parent has long ended.
 *
 * <p>A member of the family looks several times a second whether the process still lives, and halts when it does not. It
 * does so without a word: that a connection breaks off is then no news to anybody.
 *
 * <p>Thread safety: any thread. Process safety: one process holds it, any number end with it.
 */
public final class Lifeline implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /** A process that is killed closes its connections a little before it is gone. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

    /** What this process hands on to its children; null for nothing. */
    private static volatile @Nullable End handedOn;

    private final @Nullable End before;

    private Lifeline(@Nullable End before) {
        this.before = before;
    }

    /** From now on, until it is closed, all that this process starts ends with it. */
    public static Lifeline hold() {
        Lifeline lifeline = new Lifeline(handedOn);
        handedOn = new End(OwnPid.get());
        return lifeline;
    }

    /** Whoever is started from now on ends with nobody, or as was so before. Those that were started stay as they are. */
    @Override
    public void close() {
        handedOn = before;
    }

    /** What a child that is started now is told; null for nothing. */
    static @Nullable End handedOn() {
        return handedOn;
    }

    /**
     * An end of the line: a process ends with another one.
     *
     * @param number the pid of that one, as {@code /proc} has it: that is where all look, whatever namespace it is of
     */
    record End(long number) implements Serializable {

        /** From now on this process ends with that one, and so do all that it starts. */
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

        /** Whether it lives; a zombie does not. */
        private boolean isThere() {
            return ProcessHandle.of(number).isPresent() && !StoppedProcess.isZombie(number);
        }

        /**
         * Something went wrong here. If it is a connection that broke off because that process is on its way to its end,
         * this does not return.
         */
        void haltIfThatIsWhy(Exception failure) throws InterruptedException {
            if (failure instanceof IOException || failure instanceof UncheckedIOException) {
                long deadline =
                        System.nanoTime() + Patience.stretched(ON_ITS_WAY).toNanos();
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
