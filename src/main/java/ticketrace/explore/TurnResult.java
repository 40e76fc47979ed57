package ticketrace.explore;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

/**
 * A turn and its result.
 *
 * @param turn the turn
 * @param from the buyer's state before the turn
 * @param to the buyer's state after the turn
 * @param woken the states of the other buyers that slept in the kernel, and that this turn woke; by their numbers
 */
public record TurnResult(Turn turn, BuyerState from, BuyerState to, Map<Integer, BuyerState> woken) {

    public TurnResult {
        woken = Map.copyOf(woken);
    }

    /** A turn that woke nobody. */
    public TurnResult(Turn turn, BuyerState from, BuyerState to) {
        this(turn, from, to, Map.of());
    }

    /** The step that the buyer took or tried; null for a kill or a respawn. */
    public @Nullable Step step() {
        return turn.kind() == Turn.Kind.STEP ? from.step() : null;
    }

    /** Whether the buyer's lock took one of its own steps, and another one comes before the buyer's step has ended. */
    public boolean isInside() {
        return turn.kind() == Turn.Kind.STEP && to.inside().next() != null && !to.isWaiting();
    }

    /** The step that the buyer's lock took in this turn, if the lock shows its steps. */
    public @Nullable String stepInside() {
        return turn.kind() == Turn.Kind.STEP ? to.inside().did() : null;
    }

    /** Whether the buyer found the guard or the row taken, and waits. */
    public boolean isBlocked() {
        return turn.kind() == Turn.Kind.STEP && to.isWaiting();
    }

    /**
     * The count that the step read, or the seat that it took out of the count or sold; {@link PurchaseRecord#NOTHING}
     * for other steps.
     */
    public int value() {
        Step step = step();
        if (step == null || isBlocked() || isInside()) {
            return PurchaseRecord.NOTHING;
        }
        return switch (step) {
            case READ, TAKE ->
                isRefused() ? PurchaseRecord.NOTHING : to.value() == PurchaseRecord.NOTHING ? 0 : to.value();
            case WRITE, COMPARE_AND_SET, RECORD -> from.value();
            case ACQUIRE, STILL_HELD, RELEASE -> PurchaseRecord.NOTHING;
        };
    }

    /** Whether the store refused the step, or the buyer had lost its guard, so that it must try the purchase again. */
    public boolean isRefused() {
        return refusal() != null;
    }

    /** How the purchase ended if this step was refused: CONFLICT, FENCED or LEASE_LOST; null if it was not. */
    public ticketrace.history.@Nullable Outcome refusal() {
        return step() == null ? null : to.refused();
    }

    /** Whether this step ended its purchase. */
    public boolean endsPurchase() {
        Step step = step();
        if (step == null || isBlocked() || isInside()) {
            return false;
        }
        boolean another = to.step() == null || (to.value() == PurchaseRecord.NOTHING && to.step() != Step.RELEASE);
        return another && step != Step.ACQUIRE;
    }
}
