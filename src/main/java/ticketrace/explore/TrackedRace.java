package ticketrace.explore;

import java.util.List;

/** What a {@link StateTracker} keeps of a race beside its store. One thread. */
final class TrackedRace {

    final TrackedBuyer[] buyers;

    /** How many purchases were called. */
    int calls;

    int retries;

    /** The lowest seat of a sale that is over. */
    int lowestReturned = TrackedBuyer.NONE;

    /** How many purchases are over that found all seats sold. */
    int soldOuts;

    /** How many sales followed a sale of a lower seat that was over before they were called. */
    int late;

    /** The most {@link #soldOuts} that were over before a purchase was called that sold a seat. */
    int flagged;

    boolean overlapped;

    /** The buyer of the latest turn; -1 if there is none. */
    int lastMoved = -1;

    /** All buyers stand before their first step. */
    TrackedRace(List<BuyerState> states) {
        buyers = new TrackedBuyer[states.size()];
        for (int i = 0; i < buyers.length; i++) {
            buyers[i] = new TrackedBuyer();
            buyers[i].at = states.get(i);
        }
    }
}
