package ticketrace.history;

import java.util.ArrayList;
import java.util.List;

/**
 * An event at one moment of a purchase: a step began, ended, or failed.
 *
 * @param at when ({@link System#nanoTime})
 * @param buyer the name of the buyer
 * @param purchase the number of the buyer's purchase, from 1
 * @param step the step
 * @param kind what happened to the step
 * @param value the count that the buyer had read by then; {@link PurchaseRecord#NOTHING} before
 */
public record StepEvent(long at, String buyer, int purchase, Step step, Kind kind, int value) {

    /** What happened to the step. */
    public enum Kind {
        BEGAN,
        ENDED,
        /** The buyer gave the step up. */
        GIVEN_UP,
        /** The store refused the step, and so undid everything that the purchase had done. */
        REFUSED
    }

    /** The events of a purchase so far, in order. A later state of the same purchase begins with the same events. */
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
