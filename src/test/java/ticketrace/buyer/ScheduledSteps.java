package ticketrace.buyer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.Limits;

/**
 * Runs the steps of purchases in the order of a schedule: {@code A B B B A A} is one step of A, three of B, two of A. A
 * step is over when its buyer asks for the next one, or leaves.
 *
 * <p>{@code B~} is a step in which B must wait for another buyer: the next step starts as soon as the {@link WaitCheck}
 * sees a waiting buyer. {@code A!} is where A dies: instead of the step, A throws {@link SimulatedDeath}.
 */
final class ScheduledSteps {

    /** Checks whether any buyer waitCheck for another one. */
    interface WaitCheck {
        boolean isAnyBuyerWaiting();
    }

    /** Thrown in a buyer at the point where its schedule has it die. */
    static final class SimulatedDeath extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final char WAITS = '~';
    private static final char DIES = '!';
    private static final long CHECK_EVERY_MILLIS = 1;

    private final List<String> schedule;
    private final WaitCheck waitCheck;
    private int taken;
    private @Nullable String active;

    ScheduledSteps(String schedule) {
        this(schedule, () -> false);
    }

    ScheduledSteps(String schedule, WaitCheck waitCheck) {
        this.schedule = List.of(schedule.split(" "));
        this.waitCheck = waitCheck;
    }

    /** The pace that keeps this buyer to the schedule. */
    Pace of(String buyer) {
        return (step, value) -> await(buyer);
    }

    /** Whether the schedule has more steps for this buyer. */
    synchronized boolean hasMoreFor(String buyer) {
        return schedule.subList(taken, schedule.size()).stream()
                .anyMatch(turn -> buyerOf(turn).equals(buyer));
    }

    /** Ends this buyer's last step. The buyer takes no more steps. */
    synchronized void leave(String buyer) {
        endStep(buyer);
    }

    private synchronized void await(String buyer) {
        endStep(buyer);
        if (!hasMoreFor(buyer)) {
            throw new AssertionError(schedule + " ends in the middle of a purchase of " + buyer);
        }
        long deadline = System.nanoTime() + Limits.ANSWER.toNanos();
        while (isStepRunning() || !buyerOf(schedule.get(taken)).equals(buyer)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(buyer + " got no step after " + schedule.subList(0, taken));
            }
            try {
                wait(CHECK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                throw new AssertionError(buyer + " was interrupted while it waited for its step", e);
            }
        }
        active = buyer;
        if (schedule.get(taken++).indexOf(DIES) > 0) {
            throw new SimulatedDeath();
        }
    }

    /** Whether the last step still runs. A step that must wait counts as done when its buyer waits. */
    private boolean isStepRunning() {
        if (active != null && schedule.get(taken - 1).indexOf(WAITS) > 0 && waitCheck.isAnyBuyerWaiting()) {
            active = null;
        }
        return active != null;
    }

    private static String buyerOf(String turn) {
        char last = turn.charAt(turn.length() - 1);
        return last == WAITS || last == DIES ? turn.substring(0, turn.length() - 1) : turn;
    }

    private void endStep(String buyer) {
        if (buyer.equals(active)) {
            active = null;
            notifyAll();
        }
    }
}
