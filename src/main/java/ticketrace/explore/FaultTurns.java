package ticketrace.explore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.run.Fault;
import ticketrace.run.RaceSettings;

/**
 * The faults of a stepped race. Each is a turn that kills its buyer: as soon as that buyer stands where the fault hits
 * it, and once. Immutable.
 *
 * @param race the race, whose settings list the faults
 */
public record FaultTurns(RaceSettings race) {

    /**
     * Takes all kills that are due now. Call it when a play has begun, and after each of its turns.
     *
     * @throws IOException as {@link Play#take}
     */
    public void takeDue(Play play) throws IOException {
        for (Turn due = due(play); due != null; due = due(play)) {
            play.take(due);
        }
    }

    private @Nullable Turn due(Play play) {
        List<Fault> left = left(play);
        for (int buyer = 0; buyer < play.buyerStates().size(); buyer++) {
            if (hit(left, buyer, play.buyerStates().get(buyer)) != null) {
                return Turn.kill(buyer);
            }
        }
        return null;
    }

    /** The faults that no kill of the play was. */
    private List<Fault> left(Play play) {
        List<Fault> left = new ArrayList<>(race.faults());
        for (TurnResult result : play.turnResults()) {
            if (result.turn().kind() == Turn.Kind.KILL) {
                left.remove(hit(left, result.turn().buyer(), result.from()));
            }
        }
        return left;
    }

    /** The first of these faults that hits a buyer in this state; null if none does. */
    public @Nullable Fault hit(List<Fault> faults, int buyer, BuyerState state) {
        for (Fault fault : faults) {
            if (fault.concerns(race.buyerName(buyer + 1)) && isAt(fault, state)) {
                return fault;
            }
        }
        return null;
    }

    private static boolean isAt(Fault fault, BuyerState state) {
        Step wanted = fault.moment().step();
        Step step = state.step();
        if (step == null) {
            return false; // it is over
        }
        if (wanted == null) {
            return !(fault.target() instanceof Fault.Holder) || step != Step.ACQUIRE;
        }
        int seat = fault.moment().seat();
        boolean isBefore = step == wanted
                && state.place() != BuyerState.Place.WAITING
                && state.inside().next() == null;
        return isBefore && (seat == 0 || (state.value() != PurchaseRecord.NOTHING && state.value() <= seat));
    }
}
