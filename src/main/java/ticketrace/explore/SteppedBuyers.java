package ticketrace.explore;

import java.io.IOException;
import java.util.List;
import ticketrace.history.RaceHistory;
import ticketrace.store.FinalState;

/**
 * Buyers that stand still before every step until they are let through; one moves at a time.
 *
 * <p>Thread safety: one thread. Every method that moves a buyer throws {@link SteppingFailedException} if it dies by itself
 * or does not come back, and other {@link IOException}s if the store or the evidence fails.
 */
public interface SteppedBuyers extends AutoCloseable {

    /** Starts over: the tickets are all there, the guard is free, every buyer lives and stands before its first step. */
    List<BuyerState> begin() throws IOException;

    /** Lets a buyer take the step that it stands before, or try again to get what it waits for. */
    BuyerState letThrough(int buyer) throws IOException;

    /** Kills a buyer, and returns when the system and the store have noticed. */
    void kill(int buyer) throws IOException;

    /** Starts a fresh buyer in place of a killed one. */
    BuyerState respawn(int buyer) throws IOException;

    /** Has a buyer that waits for what nobody will free give up, and close its history. */
    BuyerState giveUp(int buyer) throws IOException;

    /**
     * Returns at once if all that have not ended are still there, each where it was last seen.
     *
     * @throws SteppingFailedException if one has died by itself meanwhile
     */
    default void check() throws SteppingFailedException {
        // those that are no processes of their own do not die by themselves
    }

    /** The process of that buyer, or of the last one that was. */
    long pid(int buyer);

    /** What the store holds now. */
    FinalState look() throws IOException;

    /** All that was written down since {@link #begin}, and what the store holds. */
    RaceHistory evidence() throws IOException;

    @Override
    void close() throws IOException;
}
