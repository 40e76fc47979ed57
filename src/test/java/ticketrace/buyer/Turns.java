package ticketrace.buyer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.Limits;

/**
 * Lets purchases through step by step, as a schedule says: {@code A B B B A A} is one step of A, three of B, two of A. A
 * step is over when its buyer asks for the next one, or leaves.
 *
 * <p>{@code B~} is a step in which B has to wait for somebody: the next step is let through as soon as it is seen to.
 * {@code A!} is where A falls: instead of taking a step it throws {@link Fallen}.
 */
final class Turns {

    /** Sees whether somebody waits for somebody else. */
    interface Waits {
        boolean anySeen();
    }

    /** A buyer has come to the point where its schedule lets it fall. */
    static final class Fallen extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final char WAITS = '~';
    private static final char FALLS = '!';
    private static final long LOOK_AGAIN_MILLIS = 1;

    private final List<String> schedule;
    private final Waits waits;
    private int taken;
    private @Nullable String active;

    Turns(String schedule) {
        this(schedule, () -> false);
    }

    Turns(String schedule, Waits waits) {
        this.schedule = List.of(schedule.split(" "));
        this.waits = waits;
    }

    /** The pace of that buyer. */
    Pace of(String buyer) {
        return (step, value) -> await(buyer);
    }

    /** Whether the schedule has more steps for that buyer. */
    synchronized boolean hasMoreFor(String buyer) {
        return schedule.subList(taken, schedule.size()).stream()
                .anyMatch(turn -> buyerOf(turn).equals(buyer));
    }

    /** The buyer takes no further step. */
    synchronized void leave(String buyer) {
        endTurn(buyer);
    }

    private synchronized void await(String buyer) {
        endTurn(buyer);
        if (!hasMoreFor(buyer)) {
            throw new AssertionError(schedule + " ends in the middle of a purchase of " + buyer);
        }
        long deadline = System.nanoTime() + Limits.ANSWER.toNanos();
        while (isUnderWay() || !buyerOf(schedule.get(taken)).equals(buyer)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(buyer + " got no turn after " + schedule.subList(0, taken));
            }
            try {
                wait(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                throw new AssertionError(buyer + " was interrupted while it waited for its turn", e);
            }
        }
        active = buyer;
        if (schedule.get(taken++).indexOf(FALLS) > 0) {
            throw new Fallen();
        }
    }

    /** Whether the step let through last is not over, nor stuck as the schedule wants it. */
    private boolean isUnderWay() {
        if (active != null && schedule.get(taken - 1).indexOf(WAITS) > 0 && waits.anySeen()) {
            active = null;
        }
        return active != null;
    }

    private static String buyerOf(String turn) {
        char last = turn.charAt(turn.length() - 1);
        return last == WAITS || last == FALLS ? turn.substring(0, turn.length() - 1) : turn;
    }

    private void endTurn(String buyer) {
        if (buyer.equals(active)) {
            active = null;
            notifyAll();
        }
    }
}
