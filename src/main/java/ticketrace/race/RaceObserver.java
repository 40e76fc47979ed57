package ticketrace.race;

import java.time.Duration;
import java.util.List;
import ticketrace.history.EndReason;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RunFolder;

/**
 * Watches a race while it runs. The launcher's thread calls it between its other duties: a slow method delays the
 * launcher, for example when it checks the time limit, but not the buyers.
 */
public interface RaceObserver {

    /** Ignores every call. */
    RaceObserver NONE = new RaceObserver() {};

    /** {@code ready} of the buyers stand at the start line; the others are getting ready. */
    default void gettingReady(int ready, int buyers) {}

    /** All buyers stand at the start line. If they record histories, the files exist from now on. */
    default void ready(RunFolder folder, List<BuyerInfo> buyers) {}

    /** The launcher has given the start signal for this time ({@link System#nanoTime}). */
    default void started(long signalNanos) {}

    /** Called every {@link Race#TICK} while the race runs. */
    default void tick() {}

    /**
     * The launcher has killed the buyer on purpose.
     *
     * @param seat the seat of its step, if the fault was at a step and the buyer knew its seat; else 0
     */
    default void killed(BuyerInfo buyer, int seat) {}

    /**
     * The launcher has stopped the buyer (SIGSTOP), and lets it go on after that time.
     *
     * @param seat as above
     */
    default void paused(BuyerInfo buyer, int seat, Duration length) {}

    /** The launcher has let the buyer go on (SIGCONT). */
    default void resumed(BuyerInfo buyer) {}

    /** The buyer is done with the race, or its process has ended. */
    default void buyerEnded(BuyerInfo buyer) {}

    /** The launcher has told the buyers to stop, for this reason; each finishes its purchase. */
    default void stopping(EndReason reason) {}

    /** Every buyer is done with the race, or its process has ended. */
    default void ended() {}
}
