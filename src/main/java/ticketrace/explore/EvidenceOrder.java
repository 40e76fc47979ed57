package ticketrace.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

/**
 * The steps of a clash in the order in which they were taken, as far as the evidence tells it.
 *
 * <p>Of a step it tells when it began and when it ended; in between it was taken, and steps of several buyers overlap. What
 * only looks, or gives back, is put at its beginning here, and what changes or gets something at its end. So nobody reads
 * behind a writing that it had not seen, and nobody gets what another has not given back: purchases that clashed still do.
 */
public final class EvidenceOrder {

    /** A turn, and when it was taken. */
    private record Taken(long at, Turn turn) {}

    private EvidenceOrder() {}

    /** The schedule of these purchases alone. A buyer that died before it had sold is killed behind its last step. */
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
        taken.sort(Comparator.comparingLong(Taken::at)); // stable: a purchase's steps may share a moment
        return new Schedule(taken.stream().map(Taken::turn).toList());
    }

    private static long at(Step step, PurchaseRecord purchase) {
        return switch (step) {
            case READ, RELEASE -> purchase.begin(step);
            case ACQUIRE, WRITE, COMPARE_AND_SET, TAKE, RECORD -> purchase.end(step);
        };
    }
}
