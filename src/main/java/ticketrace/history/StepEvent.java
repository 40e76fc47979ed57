package ticketrace.history;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that happened at one moment of a purchase, as a narrator tells it.
 *
 * @param at {@link System#nanoTime}
 * @param buyer who
 * @param purchase the buyer's purchase, counted from 1
 * @param step in which step
 * @param kind what of it
 * @param value the count that was read; {@link PurchaseRecord#NOTHING} before
 */
public record StepEvent(long at, String buyer, int purchase, Step step, Kind kind, int value) {

    /** What happened to the step. */
    public enum Kind {
        BEGAN,
        ENDED,
        /** The buyer waits no longer. */
        GIVEN_UP,
        /** The store refused the step, and with it undid all that the purchase had done. */
        REFUSED
    }

    /** The moments of a purchase so far, in order. Those of a later state of the same purchase begin with these. */
    public static List<StepEvent> of(String buyer, PurchaseRecord purchase) {
        List<StepEvent> stepEvents = new ArrayList<>(2 * Step.values().length);
        for (Step step : Step.values()) {
            boolean reads = step == Step.READ || step == Step.TAKE;
            boolean readBefore = step != Step.ACQUIRE && !reads;
            int valueBefore = readBefore ? purchase.value() : PurchaseRecord.NOTHING;
            int valueAfter = readBefore || reads ? purchase.value() : PurchaseRecord.NOTHING;
            add(
                    stepEvents,
                    new StepEvent(purchase.begin(step), buyer, purchase.number(), step, Kind.BEGAN, valueBefore));
            add(stepEvents, new StepEvent(purchase.end(step), buyer, purchase.number(), step, Kind.ENDED, valueAfter));
            long refused = purchase.refused(step);
            add(stepEvents, new StepEvent(refused, buyer, purchase.number(), step, Kind.REFUSED, valueAfter));
            long givenUp = purchase.givenUp(step);
            add(stepEvents, new StepEvent(givenUp, buyer, purchase.number(), step, Kind.GIVEN_UP, valueAfter));
        }
        return stepEvents;
    }

    private static void add(List<StepEvent> stepEvents, StepEvent stepEvent) {
        if (stepEvent.at() != 0) {
            stepEvents.add(stepEvent);
        }
    }
}
