package ticketrace.race;

import java.time.Duration;
import ticketrace.buyer.Pace;
import ticketrace.history.Step;
import ticketrace.launch.Parent;

/**
 * The pace of a buyer that may have to die: at the fault's point, between WRITE and RECORD and with the guard in its
 * hands, it tells the launcher and stands still, until it is killed or let go.
 */
final class FaultPace implements Pace {

    private final Pace pace;
    private final int atSeat;
    private final Duration limit;
    private final Parent parent;
    private boolean armed = true;

    FaultPace(Pace pace, int atSeat, Duration limit, Parent parent) {
        this.pace = pace;
        this.atSeat = atSeat;
        this.limit = limit;
        this.parent = parent;
    }

    @Override
    public void before(Step step, int value) {
        pace.before(step, value);
        if (step == Step.RECORD && value <= atSeat) {
            standStill(value);
        }
    }

    private synchronized void standStill(int seat) {
        if (!armed) {
            return;
        }
        parent.say(Protocol.HOLDING + " " + seat);
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            for (long left = limit.toMillis(); armed && left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException goingOn) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody need stand still any more. */
    synchronized void letGo() {
        armed = false;
        notifyAll();
    }
}
