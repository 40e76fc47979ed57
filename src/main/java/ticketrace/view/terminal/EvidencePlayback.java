package ticketrace.view.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.StepEvent;
import ticketrace.view.model.LivePicture;

/**
 * Plays the history of one buyer into a picture, step by step. It splits only one purchase into its steps at a time, so
 * that a million purchases need no memory. One thread.
 */
final class EvidencePlayback {

    private final BuyerHistory buyer;
    private final boolean killed;
    private final LivePicture picture;
    private final Iterator<PurchaseRecord> purchases;
    private final Deque<StepEvent> next = new ArrayDeque<>();
    private long latest;
    private boolean over;

    EvidencePlayback(BuyerHistory buyer, boolean killed, LivePicture picture) {
        this.buyer = buyer;
        this.killed = killed;
        this.picture = picture;
        this.purchases = buyer.purchases().iterator();
        this.latest = buyer.startedNanos();
    }

    /** Plays all that happened up to this time ({@link System#nanoTime}). */
    void windTo(long nanos) {
        for (StepEvent stepEvent = peek(); stepEvent != null && stepEvent.at() <= nanos; stepEvent = peek()) {
            picture.take(next.remove());
            latest = stepEvent.at();
        }
        boolean ended = peek() == null && (buyer.isClosed() ? buyer.closedNanos() <= nanos : latest <= nanos);
        if (ended && !over) {
            over = true;
            if (killed && !buyer.isClosed()) {
                picture.killed(buyer.buyer());
            }
            picture.ended(buyer.buyer());
        }
    }

    private @Nullable StepEvent peek() {
        while (next.isEmpty() && purchases.hasNext()) {
            next.addAll(StepEvent.of(buyer.buyer(), purchases.next()));
        }
        return next.peek();
    }
}
