package ticketrace.race;

import java.util.List;
import ticketrace.history.EndReason;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RunFolder;

/**
 * Watches a race while it runs. Called on the launcher's thread, between its own duties: whoever takes long here delays
 * the launcher's looking at the clock, but not the buyers.
 */
public interface RaceObserver {

    /** Sees nothing. */
    RaceObserver NONE = new RaceObserver() {};

    /** So many of the buyers stand at the start line; the others are still getting ready. */
    default void gettingReady(int ready, int buyers) {}

    /** All buyers stand at the start line. Their histories exist from here on. */
    default void ready(RunFolder folder, List<BuyerInfo> buyers) {}

    /** The start signal is given for this time ({@link System#nanoTime}). */
    default void started(long signalNanos) {}

    /** Called every {@link Race#TICK} while the race runs. */
    default void tick() {}

    /** The buyer was killed on purpose; before a step for this seat, or wherever it stood, which is 0. */
    default void killed(BuyerInfo buyer, int seat) {}

    /** The buyer has ended, in whatever way. */
    default void buyerEnded(BuyerInfo buyer) {}

    /** The buyers are told to stop, for this reason; each finishes its purchase. */
    default void stopping(EndReason reason) {}

    /** All buyers have ended. */
    default void ended() {}
}
