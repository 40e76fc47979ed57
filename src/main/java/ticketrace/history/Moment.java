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
public record Moment(long at, String buyer, int purchase, Step step, Kind kind, int value) {

    /** What happened to the step. */
    public enum Kind {
        BEGAN,
        ENDED,
        GIVEN_UP
    }

    /** The moments of a purchase so far, in order. Those of a later state of the same purchase begin with these. */
    static List<Moment> of(String buyer, PurchaseRecord purchase) {
        List<Moment> moments = new ArrayList<>(2 * Step.values().length);
        boolean over = purchase.outcome() != null && purchase.outcome().isGivenUp();
        for (Step step : Step.values()) {
            boolean reads = step == Step.READ || step == Step.TAKE;
            boolean readBefore = step != Step.ACQUIRE && !reads;
            int valueBefore = readBefore ? purchase.value() : PurchaseRecord.NOTHING;
            int valueAfter = readBefore || reads ? purchase.value() : PurchaseRecord.NOTHING;
            boolean gaveUp = over && purchase.hasBegun(step) && purchase.end(step) == 0;
            long end = gaveUp ? purchase.released() : purchase.end(step);
            add(moments, new Moment(purchase.begin(step), buyer, purchase.number(), step, Kind.BEGAN, valueBefore));
            add(
                    moments,
                    new Moment(end, buyer, purchase.number(), step, gaveUp ? Kind.GIVEN_UP : Kind.ENDED, valueAfter));
        }
        return moments;
    }

    private static void add(List<Moment> moments, Moment moment) {
        if (moment.at() != 0) {
            moments.add(moment);
        }
    }
}
