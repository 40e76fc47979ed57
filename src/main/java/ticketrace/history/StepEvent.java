package ticketrace.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        /** The buyer asked whether its lease still ran, and it had ended. */
        LEASE_LOST,
        /** The store refused the step, and so undid everything that the purchase had done. */
        REFUSED,
        /** The store refused the step, because it had seen the number of a newer grant. */
        FENCED
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
            long over = Math.max(purchase.refused(step), purchase.givenUp(step));
            Kind how = how(step, purchase.outcome());
            if (how != null) {
                add(stepEvents, new StepEvent(over, buyer, purchase.number(), step, how, valueAfter));
            }
        }
        return stepEvents;
    }

    /**
     * What happened to the step at which a purchase ended in this way; null if that is not known yet: a buyer stamps a
     * refusal before it says which it was. RELEASE can only be refused by a conflict.
     */
    private static @Nullable Kind how(Step step, @Nullable Outcome outcome) {
        if (outcome == null) {
            return step == Step.RELEASE ? Kind.REFUSED : null;
        }
        return switch (outcome) {
            case FENCED -> Kind.FENCED;
            case LEASE_LOST -> Kind.LEASE_LOST;
            case TIMED_OUT -> Kind.GIVEN_UP;
            case CONFLICT, SOLD, SOLD_OUT -> Kind.REFUSED;
        };
    }

    private static void add(List<StepEvent> stepEvents, StepEvent stepEvent) {
        if (stepEvent.at() != 0) {
            stepEvents.add(stepEvent);
        }
    }
}
