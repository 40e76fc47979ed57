package ticketrace.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

/**
 * The steps of a clash in the order in which the buyers took them, as far as the evidence shows it.
 *
 * <p>The evidence has the beginning and the end of a step. The step took effect at some moment in between, and steps of
 * several buyers overlap. Here a step that reads or releases counts at its beginning, and a step that writes or
 * acquires counts at its end. So no buyer reads after a write that it did not see, and no buyer acquires what another
 * has not released: purchases that clashed still clash.
 */
public final class EvidenceOrder {

    /** A turn, and when it counts as taken. */
    private record Taken(long at, Turn turn) {}

    private EvidenceOrder() {}

    /**
     * The schedule of these purchases only. If a buyer died before it had sold, the schedule kills it after its last
     * step.
     */
    public static Schedule of(Clash clash) {
        List<Taken> taken = new ArrayList<>();
        for (int buyer = 0; buyer < clash.parties().size(); buyer++) {
            Clash.Party party = clash.parties().get(buyer);
            for (Step step : Step.values()) {
                long at = at(step, party.purchase());
                if (at != 0) {
                    taken.add(new Taken(at, Turn.step(buyer)));
                }
            }
            if (!party.sold()) {
                taken.add(new Taken(party.purchase().latest(), Turn.kill(buyer)));
            }
        }
        taken.sort(Comparator.comparingLong(Taken::at)); // a stable sort: steps of a purchase may share a moment
        return new Schedule(taken.stream().map(Taken::turn).toList());
    }

    private static long at(Step step, PurchaseRecord purchase) {
        return switch (step) {
            case READ, RELEASE -> purchase.begin(step);
            case ACQUIRE, STILL_HELD, WRITE, COMPARE_AND_SET, TAKE, RECORD -> purchase.end(step);
        };
    }
}
