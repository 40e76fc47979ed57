package ticketrace.explore;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import ticketrace.history.RaceHistory;
import ticketrace.store.FinalState;

/**
 * Buyers that stop before every step until the caller lets them take it. One buyer takes a step at a time.
 *
 * <p>Thread safety: one thread. Every method that moves a buyer throws {@link SteppingFailedException} if the buyer
 * dies without a kill or does not come back, and other {@link IOException}s if the store or the evidence fails.
 */
public interface SteppedBuyers extends AutoCloseable {

    /**
     * Starts over: the store has all tickets, the guard is free, and every buyer lives and stands before its first
     * step.
     */
    List<BuyerState> begin() throws IOException;

    /** Lets a buyer take its next step, or try again to get what it waits for; returns its new state. */
    BuyerState letThrough(int buyer) throws IOException;

    /** Kills a buyer, and returns when the operating system and the store have noticed its death. */
    void kill(int buyer) throws IOException;

    /** Starts a new process in place of a killed buyer. */
    BuyerState respawn(int buyer) throws IOException;

    /** Tells a buyer that waits in a deadlock to give up and close its history. */
    BuyerState giveUp(int buyer) throws IOException;

    /**
     * Returns at once if every buyer that has not ended still stands where it last was.
     *
     * @throws SteppingFailedException if a buyer has died meanwhile, without a kill
     */
    default void check() throws SteppingFailedException {
        // buyers that are threads of this process do not die alone
    }

    /** How many processes were started for the buyers so far, those in place of killed ones included. */
    default int processes() {
        return 0; // buyers that are threads of this process
    }

    /** The process id of that buyer; of its last process if the buyer was killed. */
    long pid(int buyer);

    /** Whether time may pass now: the guard may promise nothing if it does. */
    default boolean mayTimePass() {
        return true;
    }

    /** Lets time pass: every time limit that runs runs out. */
    default void passTime() throws IOException {
        // no time limit runs
    }

    /** What the buyers' lock can find now outside the buyers, if it shows its own steps; else an empty text. */
    default String lookInside() throws IOException {
        return "";
    }

    /**
     * The buyers that slept in the kernel and that the latest turn woke, with their states: each stands before a step
     * again. Call it after each turn.
     */
    default Map<Integer, BuyerState> woken() throws IOException {
        return Map.of(); // nobody sleeps
    }

    /** The state of the store now. */
    FinalState look() throws IOException;

    /** All histories since {@link #begin}, and the state of the store now. */
    RaceHistory evidence() throws IOException;

    @Override
    void close() throws IOException;
}
