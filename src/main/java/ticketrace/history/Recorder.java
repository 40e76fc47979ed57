package ticketrace.history;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a buyer tells of its purchases while it makes them: {@link #create written down in a file}, or {@link #none
 * nowhere}.
 *
 * <p>Thread safety: one thread. What becomes of it if the process dies is the implementation's to say.
 */
public sealed interface Recorder extends AutoCloseable permits FileRecorder, NoRecorder {

    /**
     * Creates the history file.
     *
     * @throws IOException if the file exists, cannot be created, or the disk is full; the message names it
     */
    static Recorder create(Path file) throws IOException {
        return FileRecorder.create(file);
    }

    /** One that keeps nothing but the number of the purchase, for measuring what recording costs. */
    static Recorder none() {
        return new NoRecorder();
    }

    /**
     * The race begins for this buyer, which has the launcher's clock.
     *
     * @param signalNanos the common start signal
     * @param skewNanos how far its clock was off all the same
     */
    default void started(long signalNanos, long skewNanos) {
        started(signalNanos, skewNanos, ClockOffset.NONE);
    }

    /** The race begins for this buyer, whose clock is so far ahead of the launcher's. */
    void started(long signalNanos, long skewNanos, ClockOffset offset);

    /**
     * A purchase begins. Returns its number, counted from 1.
     *
     * @throws IOException if there is no room for one more; the message names the file
     */
    int open() throws IOException;

    /** A step begins. */
    void begins(Step step);

    /**
     * The guard was granted; ACQUIRE ends with it.
     *
     * @param queuedSinceNanos when the place in the queue was given; 0 where there is none
     * @param token the fencing token of the grant; {@link GrantRecord#NO_TOKEN} if it has none
     * @param previousHolderDied whether the holder before had died with the guard in its hands
     */
    void granted(long queuedSinceNanos, long token, boolean previousHolderDied);

    /** The buyer has learned that its lease ended while it thought it had the guard. Only the first time of a purchase is kept. */
    void leaseLost();

    /**
     * A step passed that a lock, a guard or this buyer has a name of its own for. The first {@link
     * NamedStep#MAX_OF_A_PURCHASE} of a purchase are kept; a call before the first purchase is none of any and is not.
     *
     * @throws IllegalArgumentException if the name is empty or too long, or there are more names than there is room for
     */
    void named(String step);

    /** The step ended. */
    void ended(Step step);

    /** The step ended, and told this count. */
    void ended(Step step, int value);

    /** The purchase is over; where a step was refused or waiting was given up, this is when. */
    void ended(Outcome outcome);

    /**
     * The buyer has ended in order: nothing more will come, and what is there is sealed.
     *
     * @throws IOException if the file cannot be read or written; the history then stays open
     */
    void close(EndReason reason) throws IOException;

    /** Frees the file. Without {@link #close(EndReason)} before it, the history stays open. */
    @Override
    void close() throws IOException;
}
