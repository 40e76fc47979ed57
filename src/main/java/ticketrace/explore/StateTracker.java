package ticketrace.explore;

import java.util.List;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.store.FinalState;

/**
 * Keeps, turn by turn, all that decides how a schedule can continue and how the audit will judge it. Together this is a
 * state. Two schedules that lead to equal states have the same continuations, with the same outcomes.
 *
 * <p>These decide how a schedule can continue: the next step of each buyer, the count that it has read, which life it
 * is in, and whether it waits for a guard that cannot become free; where each dead buyer died, and whether it still
 * holds the guard; the count and the sales. The audit also needs the retries, whether a newer
 * grant has used the count meanwhile, and what is out of order in real time. A
 * sale is out of order if a lower seat was sold in a purchase that had ended before this one began. A purchase that
 * found all seats sold is out of order if a purchase that began later sells a seat. So each open purchase keeps the
 * lowest seat that was sold before it began, and how many earlier purchases found all seats sold. It keeps them only as
 * long as they matter: no count can rise above the highest count that a buyer may still read.
 *
 * <p>Thread safety: one thread.
 */
final class StateTracker {

    private final SearchRules rules;
    private final StateEncoder encoder;
    private TrackedRace race = new TrackedRace(List.of());

    /** With {@code countsSwitches}, schedules that have switched between buyers a different number of times differ. */
    StateTracker(SearchRules rules, boolean countsSwitches) {
        this.rules = rules;
        this.encoder = new StateEncoder(rules, countsSwitches);
    }

    /** The first state: each buyer is before its first step. */
    void begin(List<BuyerState> states) {
        race = new TrackedRace(states);
    }

    /** A buyer has taken a turn. */
    void note(TurnResult result) {
        int number = result.turn().buyer();
        TrackedBuyer buyer = race.buyers[number];
        switch (result.turn().kind()) {
            case STEP -> noteStep(buyer, result);
            case KILL -> noteKill(buyer);
            case RESPAWN, TIME -> {}
        }
        buyer.at = result.to();
        result.woken().forEach((woken, state) -> race.buyers[woken].at = state);
        race.lastMoved = result.turn().kind() == Turn.Kind.TIME ? -1 : number;
    }

    private void noteKill(TrackedBuyer buyer) {
        if (buyer.recorded != PurchaseRecord.NOTHING && !rules.isTransaction()) {
            noteSale(buyer);
        }
        buyer.dead.add(new TrackedBuyer.Dead(buyer));
        buyer.endPurchase();
        buyer.sold = 0;
    }

    private void noteStep(TrackedBuyer buyer, TurnResult result) {
        if (!buyer.open) {
            buyer.open = true;
            buyer.called = ++race.calls;
            buyer.lowestBefore = race.lowestReturned;
            buyer.soldOutsBefore = race.soldOuts;
        }
        Step step = result.step();
        buyer.isInside &= step != Step.RELEASE;
        if (result.isBlocked() || result.isInside() || step == null) {
            return;
        }
        if (result.isRefused()) {
            race.retries++;
            buyer.endPurchase();
            return;
        }
        switch (step) {
            case ACQUIRE -> enter(buyer);
            case READ, TAKE -> {
                race.uses(buyer, false);
                buyer.isStale = false;
                buyer.isLate = result.value() > buyer.lowestBefore;
            }
            case RECORD -> {
                buyer.recorded = result.value();
                buyer.isInside = false; // RELEASE begins when RECORD ends: the two share a stamp
            }
            case WRITE -> race.uses(buyer, true);
            case STILL_HELD, COMPARE_AND_SET, RELEASE -> {}
        }
        boolean changes = rules.isTransaction()
                ? step == Step.RELEASE && buyer.recorded != PurchaseRecord.NOTHING
                : step == Step.WRITE || step == Step.COMPARE_AND_SET;
        if (changes) {
            for (TrackedBuyer other : race.buyers) {
                other.isStale |= other != buyer && other.open;
            }
        }
        if (result.endsPurchase()) {
            noteReturn(buyer);
        }
    }

    private void enter(TrackedBuyer buyer) {
        for (TrackedBuyer other : race.buyers) {
            race.overlapped |= other.isInside && other.at.place() != BuyerState.Place.KILLED;
            other.dead.forEach(dead -> dead.holds = false);
        }
        buyer.holds = true;
        buyer.isInside = true;
        buyer.grant = ++race.grants;
    }

    private void noteReturn(TrackedBuyer buyer) {
        if (buyer.recorded == PurchaseRecord.NOTHING) {
            race.soldOuts++;
        } else {
            noteSale(buyer);
            race.lowestReturned = Math.min(race.lowestReturned, buyer.recorded);
            buyer.sold++;
        }
        buyer.endPurchase();
    }

    private void noteSale(TrackedBuyer buyer) {
        race.late += buyer.isLate ? 1 : 0;
        race.flagged = Math.max(race.flagged, buyer.soldOutsBefore);
    }

    /** The state after the turns so far: see {@link StateEncoder#state}. */
    StateEncoder.State state(Play play, FinalState store) {
        return encoder.state(race, play, store);
    }
}
