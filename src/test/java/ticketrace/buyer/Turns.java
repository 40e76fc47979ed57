package ticketrace.buyer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.Limits;

/**
 * Lets purchases through step by step, as a schedule says: {@code A B B B A A} is one step of A, three of B, two of A. A
 * step is over when its buyer asks for the next one, or leaves.
 */
final class Turns {

    private final List<String> schedule;
    private int taken;
    private @Nullable String active;

    Turns(String schedule) {
        this.schedule = List.of(schedule.split(" "));
    }

    /** The pace of that buyer. */
    Pace of(String buyer) {
        return (step, value) -> await(buyer);
    }

    /** The buyer takes no further step. */
    synchronized void leave(String buyer) {
        endTurn(buyer);
    }

    private synchronized void await(String buyer) {
        endTurn(buyer);
        long deadline = System.nanoTime() + Limits.ANSWER.toNanos();
        while (active != null
                || taken == schedule.size()
                || !schedule.get(taken).equals(buyer)) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError(buyer + " got no turn after " + schedule.subList(0, taken));
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                throw new AssertionError(buyer + " was interrupted while it waited for its turn", e);
            }
        }
        active = buyer;
        taken++;
    }

    private void endTurn(String buyer) {
        if (buyer.equals(active)) {
            active = null;
            notifyAll();
        }
    }
}
