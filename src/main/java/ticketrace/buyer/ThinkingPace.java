package ticketrace.buyer;

import ticketrace.history.Step;

/**
 * Runs freely, but for the think time between READ and WRITE: the tutorial's "network delay", in which others can read
 * the same count. When the buyer is told to stop, it thinks no longer and finishes its purchase.
 */
public final class ThinkingPace implements Pace {

    private final long thinkNanos;
    private final StopSignal stop;

    public ThinkingPace(long thinkNanos, StopSignal stop) {
        this.thinkNanos = thinkNanos;
        this.stop = stop;
    }

    @Override
    public void before(Step step, int value) {
        if (thinkNanos > 0 && (step == Step.WRITE || step == Step.COMPARE_AND_SET)) {
            stop.sleep(thinkNanos);
        }
    }
}
