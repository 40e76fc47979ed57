package ticketrace.race;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ticketrace.buyer.Pace;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.launch.LineOut;

/**
 * The pace of a buyer for which there is a fault at a step. When the buyer comes to that step, it stops and tells the
 * launcher. The launcher then kills it or continues it; after a limit the buyer continues by itself.
 *
 * <p>Thread safety: the buyer's thread takes the steps; the pipe's thread calls {@link #letGo}.
 */
final class FaultPace implements Pace {

    /** Means the numbers of all faults. */
    static final int ALL = -1;

    private final Pace pace;
    private final List<StopPoint> armed;
    private final Duration limit;
    private final LineOut launcher;
    private long signalNanos;
    private int seat = PurchaseRecord.NOTHING;

    FaultPace(Pace pace, List<StopPoint> stopPoints, Duration limit, LineOut launcher) {
        this.pace = pace;
        this.armed = new ArrayList<>(stopPoints);
        this.limit = limit;
        this.launcher = launcher;
    }

    /** Sets the time of the start signal, on the buyer's clock. The buyer's thread calls this before the first step. */
    void raceBeganAt(long nanos) {
        signalNanos = nanos;
    }

    @Override
    public void before(Step step, int value) {
        pace.before(step, value);
        if (value != PurchaseRecord.NOTHING || step != Step.RELEASE) { // RELEASE has no value: keep the seat
            seat = value;
        }
        stopAtFaults(step);
        beSlow(step);
    }

    @Override
    public void refused(Outcome outcome) {
        pace.refused(outcome);
    }

    private synchronized void stopAtFaults(Step step) {
        for (int i = 0; i < armed.size(); i++) {
            StopPoint each = armed.get(i);
            if (each.sleepNanos() == 0 && each.step() == step && matchesSeat(each) && isDue(each)) {
                launcher.say(Protocol.STOPPED + " " + each.fault() + " " + seat);
                awaitLetGo(each);
                i = -1; // begin again, because letGo may have changed the list meanwhile
            }
        }
    }

    /** Waits as long as this step is slow, or until the race ends. */
    private synchronized void beSlow(Step step) {
        long nanos = 0;
        for (StopPoint each : armed) {
            nanos += each.step() == step && isDue(each) ? each.sleepNanos() : 0;
        }
        long deadline = System.nanoTime() + nanos;
        try {
            for (long left = nanos; left > 0 && !armed.isEmpty(); left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException goingOn) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean matchesSeat(StopPoint wanted) {
        return wanted.seat() == 0 || (seat != PurchaseRecord.NOTHING && seat <= wanted.seat());
    }

    private boolean isDue(StopPoint wanted) {
        return wanted.afterNanos() == 0 || System.nanoTime() - signalNanos >= wanted.afterNanos();
    }

    private void awaitLetGo(StopPoint held) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            for (long left = limit.toMillis();
                    isArmed(held) && left > 0;
                    left = (deadline - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException goingOn) {
            Thread.currentThread().interrupt();
        }
        letGo(held.fault());
    }

    /**
     * The launcher ends all stops of a fault together, so the fault's number shows whether this one is still armed.
     */
    private boolean isArmed(StopPoint wanted) {
        for (StopPoint each : armed) {
            if (each.fault() == wanted.fault()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Ends all stops for the fault of this number, or for {@link #ALL} faults: the buyer continues, and does not stop
     * there again.
     */
    synchronized void letGo(int fault) {
        for (int i = armed.size() - 1; i >= 0; i--) {
            if (fault == ALL || armed.get(i).fault() == fault) {
                armed.remove(i);
            }
        }
        notifyAll();
    }
}
