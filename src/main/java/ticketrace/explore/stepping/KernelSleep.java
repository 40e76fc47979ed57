package ticketrace.explore.stepping;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.BuyerState;
import ticketrace.explore.SteppingFailedException;
import ticketrace.launch.ProgressLimit;

/**
 * Buyers that sleep in the kernel inside their lock, until another buyer's turn wakes them. For one thread.
 *
 * @param files tells who sleeps
 * @param isPossible whether the lock shows its own steps; other buyers never sleep in a step
 */
record KernelSleep(GuardFiles files, boolean isPossible) {

    /** Whether this buyer sleeps. */
    boolean has(BuyerLives buyer) throws IOException {
        return isPossible && files.isAsleep(buyer.pid());
    }

    /** Those of the buyers that have slept and that the latest turn woke, with their states. */
    Map<Integer, BuyerState> woken(List<BuyerLives> buyers) throws IOException {
        Map<Integer, BuyerState> woken = new HashMap<>();
        for (int index = 0; index < buyers.size(); index++) {
            BuyerLives buyer = buyers.get(index);
            if (buyer.state().place() == BuyerState.Place.SLEEPING) {
                String line = lineUnlessAsleep(buyer);
                if (line != null) {
                    woken.put(index, wokenIn(buyer, line));
                }
            }
        }
        return woken;
    }

    /** The next line of a buyer that has slept; null if it still sleeps, or sleeps again. */
    private @Nullable String lineUnlessAsleep(BuyerLives buyer) throws IOException {
        ProgressLimit wait = buyer.limit();
        String line = null;
        while (line == null && !has(buyer)) {
            if (wait.isOver()) {
                throw buyer.noAnswer("waking up", wait);
            }
            line = buyer.nextLine(SteppedProcesses.LOOK_AGAIN_NANOS);
        }
        return line;
    }

    private static BuyerState wokenIn(BuyerLives buyer, String line) throws SteppingFailedException {
        BuyerState state = buyer.takeState(line);
        if (state.inside().next() == null) {
            throw new SteppingFailedException(buyer.name() + " slept in the last step of its lock's acquire, so it was"
                    + " inside without a turn of its own");
        }
        return state;
    }
}
