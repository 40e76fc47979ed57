package ticketrace.explore;

import java.util.ArrayList;
import java.util.List;
import ticketrace.history.PurchaseRecord;

/** What a {@link StateTracker} keeps of one buyer, in its current life. One thread. */
final class TrackedBuyer {

    /** In the place of a seat, if there is none. */
    static final int NONE = Integer.MAX_VALUE;

    BuyerState at = BuyerState.killed();
    int sold;
    boolean open;
    int called;
    int lowestBefore = NONE;
    int soldOutsBefore;
    boolean isLate;
    int recorded = PurchaseRecord.NOTHING;
    boolean isStale;
    boolean holds;
    boolean isInside;

    /** The number of its grant, counted in the order of the grants; 0 without one. */
    int grant;

    /** Whether a newer grant has read or written the count since. */
    boolean newerUsed;

    /** Whether a newer grant has written the count since. */
    boolean newerWrote;

    final List<Dead> dead = new ArrayList<>();

    void endPurchase() {
        open = false;
        lowestBefore = NONE;
        soldOutsBefore = 0;
        isLate = false;
        recorded = PurchaseRecord.NOTHING;
        isStale = false;
        holds = false;
        isInside = false;
        grant = 0;
        newerUsed = false;
        newerWrote = false;
    }

    /** Whether something that was over before its purchase began can still make it out of order. */
    boolean hasPast(int most, int flagged) {
        return open && (isLate || (hasNotRead() && lowestBefore < most) || (maySell(most) && soldOutsBefore > flagged));
    }

    boolean hasNotRead() {
        return open && at.value() < 0 && recorded == PurchaseRecord.NOTHING;
    }

    /** Whether its purchase may still sell a seat, or has sold one and is not over. */
    boolean maySell(int most) {
        return open && (at.value() > 0 || recorded != PurchaseRecord.NOTHING || most > 0);
    }

    /** A life of a buyer that was killed. */
    static final class Dead {
        final BuyerState at;
        final boolean open;
        final int called;
        final boolean isLate;
        final int soldOutsBefore;
        final boolean isRecorded;
        boolean holds;

        Dead(TrackedBuyer buyer) {
            at = buyer.at;
            open = buyer.open;
            called = buyer.called;
            isLate = buyer.isLate;
            soldOutsBefore = buyer.soldOutsBefore;
            isRecorded = buyer.recorded != PurchaseRecord.NOTHING;
            holds = buyer.holds;
        }
    }
}
