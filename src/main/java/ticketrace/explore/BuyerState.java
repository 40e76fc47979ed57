package ticketrace.explore;

import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

/**
 * The state of a stepped buyer.
 *
 * @param place whether it stands before a step, waits, or is over
 * @param step the step that it stands before, or waits in; null when it has ended or was killed
 * @param value the count that its purchase has read; {@link PurchaseRecord#NOTHING} if none, and before RELEASE
 * @param reason why it ended; null before that
 * @param refused how its purchase before this step ended, if the store refused a step or it had lost its guard: CONFLICT,
 *     FENCED or LEASE_LOST; null otherwise
 * @param inside where it stands inside its lock, if the lock shows that
 */
public record BuyerState(
        Place place,
        @Nullable Step step,
        int value,
        @Nullable EndReason reason,
        @Nullable Outcome refused,
        Inside inside) {

    /**
     * Where a buyer stands inside a lock that shows its own steps.
     *
     * @param next the step of the lock that comes next; null if the buyer is not between two of them
     * @param did the last step that the lock took in the turn that led here; null if it took none
     * @param seen what the steps of the lock found, as far as it decides what the lock does later
     */
    public record Inside(@Nullable String next, @Nullable String did, String seen) {

        /** The lock shows nothing. */
        public static final Inside NOTHING = new Inside(null, null, "");
    }

    /** The kinds of states. */
    public enum Place {
        /** The buyer stands before a step and can take it. */
        BEFORE,
        /** The buyer waits in the middle of ACQUIRE, because another buyer holds the guard. */
        WAITING,
        /**
         * The buyer sleeps in the kernel, in the middle of a step of its own lock. A turn of another buyer wakes it; it
         * takes none itself.
         */
        SLEEPING,
        /**
         * The buyer tried a step in which the store made it wait for another buyer, and stands before that step again.
         */
        REFUSED,
        ENDED,
        KILLED
    }

    public static BuyerState before(Step step, int value) {
        return new BuyerState(Place.BEFORE, step, value, null, null, Inside.NOTHING);
    }

    /** Returns this state after a purchase that ended in this way at the step before. */
    public BuyerState after(Outcome refusal) {
        return new BuyerState(place, step, value, reason, refusal, inside);
    }

    /** Returns this state with where the buyer stands inside its lock. */
    public BuyerState inside(Inside where) {
        return new BuyerState(place, step, value, reason, refused, where);
    }

    public static BuyerState waiting(@Nullable Step step, int value) {
        return new BuyerState(Place.WAITING, step, value, null, null, Inside.NOTHING);
    }

    /** A buyer that stood before a step inside its lock, was let through, and sleeps in it. */
    public static BuyerState sleepingIn(BuyerState before) {
        Inside in = new Inside(before.inside.next, before.inside.next, before.inside.seen);
        return new BuyerState(Place.SLEEPING, before.step, before.value, null, null, in);
    }

    public static BuyerState refused(@Nullable Step step, int value) {
        return new BuyerState(Place.REFUSED, step, value, null, null, Inside.NOTHING);
    }

    public static BuyerState ended(EndReason reason) {
        return new BuyerState(Place.ENDED, null, PurchaseRecord.NOTHING, reason, null, Inside.NOTHING);
    }

    public static BuyerState killed() {
        return new BuyerState(Place.KILLED, null, PurchaseRecord.NOTHING, null, null, Inside.NOTHING);
    }

    /** Whether the buyer waits for another buyer. */
    public boolean isWaiting() {
        return place == Place.WAITING || place == Place.SLEEPING || place == Place.REFUSED;
    }

    /** Whether the buyer takes no more steps: it has ended or was killed. */
    public boolean isOver() {
        return place == Place.ENDED || place == Place.KILLED;
    }
}
