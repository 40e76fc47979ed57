package ticketrace.history;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Records a buyer's purchases while the buyer makes them: {@link #create in a file}, or {@link #none nowhere}.
 *
 * <p>Thread safety: one thread. Each implementation says what remains if the process dies.
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

    /** Returns a recorder that only counts purchases, to measure what recording costs. */
    static Recorder none() {
        return new NoRecorder();
    }

    /**
     * The race begins for this buyer, which shares the launcher's clock.
     *
     * @param signalNanos the common start signal
     * @param skewNanos the difference that the buyer nevertheless measured between the two clocks
     */
    default void started(long signalNanos, long skewNanos) {
        started(signalNanos, skewNanos, ClockOffset.NONE);
    }

    /** The race begins for this buyer, whose clock is ahead of the launcher's by this offset. */
    void started(long signalNanos, long skewNanos, ClockOffset offset);

    /**
     * A purchase begins. Returns its number, counted from 1.
     *
     * @throws IOException if the disk has no room for more purchases; the message names the file
     */
    int open() throws IOException;

    /** A step begins. */
    void begins(Step step);

    /**
     * The buyer got the guard; ACQUIRE ends.
     *
     * @param queuedSinceNanos when the buyer got its place in the queue; 0 without a queue
     * @param token the fencing token of the grant; {@link GrantRecord#NO_TOKEN} if it has none
     * @param previousHolderDied whether the previous holder died while it held the guard
     */
    void granted(long queuedSinceNanos, long token, boolean previousHolderDied);

    /**
     * The buyer learned that its lease ended while it believed that it held the guard. A purchase keeps the first time
     * only.
     */
    void leaseLost();

    /**
     * The buyer passed a step that a lock, a guard or this buyer named itself. The recorder keeps the first {@link
     * NamedStep#MAX_OF_A_PURCHASE} of a purchase, and ignores a call before the first purchase.
     *
     * @throws IllegalArgumentException if the name is empty or too long, or the history has no room for another name
     */
    void named(String step);

    /** The step ended. */
    void ended(Step step);

    /** The step ended and returned this count. */
    void ended(Step step, int value);

    /** The purchase is over. If the store refused a step or the buyer gave up, the recorder stamps that time now. */
    void ended(Outcome outcome);

    /**
     * The buyer has ended normally and records no more: seals the history.
     *
     * @throws IOException if the file cannot be read or written; the history then stays open
     */
    void close(EndReason reason) throws IOException;

    /** Closes the file. Without {@link #close(EndReason)} before, the history stays unsealed. */
    @Override
    void close() throws IOException;
}
