package ticketrace.explore.stepping;

import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import ticketrace.buyer.Pace;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.Step;
import ticketrace.launch.LineOut;
import ticketrace.lock.Backoff;
import ticketrace.lock.LockSteps;

/**
 * The pace of a stepped buyer: before every step it tells the launcher its state, and waits for the order to take the
 * step. If the guard's lock shows its own steps, it also stops before each of them but the first, which belongs to the
 * turn in which ACQUIRE or RELEASE begins.
 */
final class SteppedPace implements Pace, LockSteps {

    /** The launcher told the buyer to break off its purchase. */
    static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenOff() {
            super(null, null, false, false);
        }
    }

    private final BlockingQueue<String> orders;
    private final LineOut launcher;
    private String standsBefore = "";
    private @Nullable Outcome refusal;
    private boolean isLetThrough;
    private String did = Protocol.NONE;
    private String seen = "";
    private String remembered = "";
    private boolean brokenOff;

    SteppedPace(BlockingQueue<String> orders, LineOut launcher) {
        this.orders = orders;
        this.launcher = launcher;
    }

    @Override
    public void before(Step step, int value) {
        standsBefore = Protocol.AT + " " + step + " " + value;
        if (step == Step.ACQUIRE) {
            seen = "";
            remembered = "";
        }
        launcher.say(
                standsBefore + (refusal == null ? "" : " " + Protocol.REFUSED + " " + refusal) + inside(Protocol.NONE));
        refusal = null;
        obey();
    }

    @Override
    public void refused(Outcome outcome) {
        refusal = outcome;
    }

    @Override
    public void before(String step) {
        if (brokenOff) {
            return;
        }
        if (!isLetThrough) {
            launcher.say(standsBefore + inside(step));
            obey();
        }
        isLetThrough = false;
        did = step;
    }

    @Override
    public void saw(String what) {
        seen = seen.isEmpty() ? what : seen + "," + what;
    }

    @Override
    public void saw(String what, long number) {
        saw(what + "-" + number);
    }

    @Override
    public void remembers(String what, long number) {
        remembered = what + "-" + number;
        saw(remembered);
    }

    @Override
    public boolean pause(Backoff backoff) {
        return !brokenOff && again();
    }

    /** Tells the launcher that the guard is taken. Returns whether to try again; if not, the buyer gives up. */
    boolean again() {
        seen = remembered;
        launcher.say(Protocol.WAITS + inside(Protocol.NONE));
        return obey();
    }

    /** The last line of this buyer, which has ended. */
    String ended(EndReason reason) {
        seen = "";
        remembered = "";
        return Protocol.ENDED + " " + reason + inside(Protocol.NONE);
    }

    /** What the lock did inside since the last line, what it does next, and what it has seen; nothing if it says nothing. */
    private String inside(String next) {
        String done = did;
        did = Protocol.NONE;
        boolean silent = done.equals(Protocol.NONE) && next.equals(Protocol.NONE) && seen.isEmpty();
        return silent
                ? ""
                : " " + Protocol.INSIDE + " " + done + " " + next + " " + (seen.isEmpty() ? Protocol.NONE : seen);
    }

    private boolean obey() {
        String order;
        try {
            order = orders.take();
        } catch (InterruptedException stopped) {
            return false;
        }
        isLetThrough = order.equals(Protocol.GO);
        if (!isLetThrough) {
            brokenOff = true;
            throw new BrokenOff();
        }
        return true;
    }
}
