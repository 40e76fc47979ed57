package ticketrace.explore;

import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

/**
 * Where a stepped buyer stands.
 *
 * @param place in which way it stands there
 * @param step the step that it stands before, or waits in; null once it has ended or was killed
 * @param value the count that its purchase has read; {@link PurchaseRecord#NOTHING} if none
 * @param reason why it ended; null before that
 * @param tooLate whether the store refused its step before this one, and undid its purchase
 */
public record BuyerState(
        Place place,
        @Nullable Step step,
        int value,
        @Nullable EndReason reason,
        boolean tooLate) {

    /** The ways to stand. */
    public enum Place {
        /** Before a step, which it can be let through to. */
        BEFORE,
        /** In the middle of asking for the guard, which somebody else has. */
        WAITING,
        /** Before a step that was tried, and in which the store has it wait for somebody else. */
        REFUSED,
        ENDED,
        KILLED
    }

    public static BuyerState before(Step step, int value) {
        return new BuyerState(Place.BEFORE, step, value, null, false);
    }

    /** The same, where the store has refused the step before. */
    public BuyerState afterRefusal() {
        return new BuyerState(place, step, value, reason, true);
    }

    public static BuyerState waiting(@Nullable Step step, int value) {
        return new BuyerState(Place.WAITING, step, value, null, false);
    }

    public static BuyerState refused(@Nullable Step step, int value) {
        return new BuyerState(Place.REFUSED, step, value, null, false);
    }

    public static BuyerState ended(EndReason reason) {
        return new BuyerState(Place.ENDED, null, PurchaseRecord.NOTHING, reason, false);
    }

    public static BuyerState killed() {
        return new BuyerState(Place.KILLED, null, PurchaseRecord.NOTHING, null, false);
    }

    /** Whether it waits for somebody else. */
    public boolean isWaiting() {
        return place == Place.WAITING || place == Place.REFUSED;
    }

    /** Whether it takes no step any more. */
    public boolean isOver() {
        return place == Place.ENDED || place == Place.KILLED;
    }
}
