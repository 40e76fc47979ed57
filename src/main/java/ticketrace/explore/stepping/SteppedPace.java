package ticketrace.explore.stepping;

import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import ticketrace.buyer.Pace;
import ticketrace.buyer.StopSignal;
import ticketrace.history.EndReason;
import ticketrace.history.Step;
import ticketrace.launch.LineOut;

/** The pace of a stepped buyer: before every step it tells the launcher its state, and waits for the order to go on. */
final class SteppedPace implements Pace {

    /** The launcher told the buyer to break off its purchase. */
    static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenOff() {
            super(null, null, false, false);
        }
    }

    private final BlockingQueue<String> orders;
    private final LineOut launcher;
    private final StopSignal stop;
    private boolean refused;

    SteppedPace(BlockingQueue<String> orders, LineOut launcher, StopSignal stop) {
        this.orders = orders;
        this.launcher = launcher;
        this.stop = stop;
    }

    @Override
    public void before(Step step, int value) {
        launcher.say(Protocol.AT + " " + step + " " + value + (refused ? " " + Protocol.REFUSED : ""));
        refused = false;
        obey();
    }

    @Override
    public void refused() {
        refused = true;
    }

    /** Tells the launcher that the guard is taken. Returns whether to try again; if not, the buyer gives up. */
    boolean again() {
        launcher.say(Protocol.WAITS);
        return obey();
    }

    private boolean obey() {
        String order = next();
        switch (String.valueOf(order)) {
            case Protocol.GO -> {
                return true;
            }
            case Protocol.STOP -> {
                stop.order(EndReason.DEADLOCK);
                return false;
            }
            default -> throw new BrokenOff();
        }
    }

    private @Nullable String next() {
        try {
            return orders.take();
        } catch (InterruptedException e) {
            return null;
        }
    }
}
