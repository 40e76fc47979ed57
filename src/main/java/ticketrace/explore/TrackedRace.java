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

    /** How many grants the guard gave. */
    int grants;

    /** Whether a buyer wrote the count after a newer grant had used it. */
    boolean wroteStale;

    /** The buyer of the latest turn; -1 if there is none. */
    int lastMoved = -1;

    /** A buyer has read or written the count under its grant. */
    void uses(TrackedBuyer by, boolean writes) {
        wroteStale |= writes && by.newerUsed;
        for (TrackedBuyer other : buyers) {
            boolean isOlder = other.grant != 0 && other.grant < by.grant;
            other.newerUsed |= isOlder;
            other.newerWrote |= isOlder && writes;
        }
    }

    /** All buyers stand before their first step. */
    TrackedRace(List<BuyerState> states) {
        buyers = new TrackedBuyer[states.size()];
        for (int i = 0; i < buyers.length; i++) {
            buyers[i] = new TrackedBuyer();
            buyers[i].at = states.get(i);
        }
    }
}
