package ticketrace.explore;

import java.util.List;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;
import ticketrace.store.FinalState;

/** Two buyers without a store: A takes its first step again and again, and B ends after its first step. */
final class SpinningBuyers implements SteppedBuyers {

    private static final BuyerState BEGINNING = BuyerState.before(Step.ACQUIRE, PurchaseRecord.NOTHING);

    @Override
    public List<BuyerState> begin() {
        return List.of(BEGINNING, BEGINNING);
    }

    @Override
    public BuyerState letThrough(int buyer) {
        return buyer == 0 ? BEGINNING : BuyerState.ended(EndReason.SOLD_OUT);
    }

    @Override
    public void kill(int buyer) {
        throw new UnsupportedOperationException("nobody kills these buyers");
    }

    @Override
    public BuyerState respawn(int buyer) {
        throw new UnsupportedOperationException("nobody kills these buyers");
    }

    @Override
    public BuyerState giveUp(int buyer) {
        throw new UnsupportedOperationException("these buyers do not wait");
    }

    @Override
    public long pid(int buyer) {
        return buyer + 1L;
    }

    @Override
    public FinalState look() {
        return new FinalState(1, List.of(), List.of());
    }

    @Override
    public RaceHistory evidence() {
        throw new UnsupportedOperationException("these buyers write no evidence");
    }

    @Override
    public void close() {
        // nothing is open
    }
}
