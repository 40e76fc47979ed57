package ticketrace.buyer;

import ticketrace.history.Step;

/**
 * Waits only for the think time after READ, before STILL_HELD or WRITE: the "network delay" of the tutorial, in which other buyers can
 * read the same count. An order to stop ends the think time, and the buyer finishes its purchase.
 */
public final class ThinkingPace implements Pace {

    private final long thinkNanos;
    private final StopSignal stop;
    private boolean hasThought;

    public ThinkingPace(long thinkNanos, StopSignal stop) {
        this.thinkNanos = thinkNanos;
        this.stop = stop;
    }

    @Override
    public void before(Step step, int value) {
        switch (step) {
            case STILL_HELD -> {
                think();
                hasThought = true;
            }
            case WRITE, COMPARE_AND_SET -> {
                if (!hasThought) {
                    think();
                }
                hasThought = false;
            }
            case ACQUIRE, READ, TAKE, RECORD, RELEASE -> hasThought = false;
        }
    }

    /** Whether the think time of the WRITE that comes next is over. */
    boolean hasThought() {
        return hasThought;
    }

    private void think() {
        if (thinkNanos > 0) {
            stop.sleep(thinkNanos);
        }
    }
}
