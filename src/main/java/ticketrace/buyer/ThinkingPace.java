package ticketrace.buyer;

import ticketrace.history.Step;

/**
 * Waits only for the think time between READ and WRITE: the "network delay" of the tutorial, in which other buyers can
 * read the same count. An order to stop ends the think time, and the buyer finishes its purchase.
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
