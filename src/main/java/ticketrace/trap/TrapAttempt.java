package ticketrace.trap;

import java.io.IOException;
import ticketrace.lock.Grant;

/** How a trap takes its lock and gives it back, in its own steps. For one thread. */
interface TrapAttempt {

    /** Tries once to take the lock; returns whether it has it. A try that fails leaves nothing open. */
    boolean take() throws IOException;

    /** The number of the grant that it got last, if its grants have numbers that grow; {@link Grant#NONE} if not. */
    default long token() {
        return Grant.NONE;
    }

    /** Gives the lock back. */
    void giveBack() throws IOException;

    /** Gives up all that it has besides its file, without a step: the purchase was broken off, or the buyer ends. */
    default void breakOff() throws IOException {
        // most traps have only a file
    }
}
