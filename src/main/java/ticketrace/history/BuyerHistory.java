package ticketrace.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of one buyer.
 *
 * @param buyer its name
 * @param pid its process id
 * @param signalNanos the common start signal ({@link System#nanoTime}); zero if the buyer never got it
 * @param startedNanos when the buyer started to buy; zero if it did not
 * @param skewNanos the difference that the buyer measured between its clock and the launcher's, though both share one
 * @param offset how far its clock can be ahead of the launcher's; all its other times are on its own clock
 * @param closedNanos when it closed its history; zero if it never did
 * @param reason why it ended; null if its history is not closed
 * @param purchases its purchases, in order; only the last can be open
 */
public record BuyerHistory(
        String buyer,
        long pid,
        long signalNanos,
        long startedNanos,
        long skewNanos,
        ClockOffset offset,
        long closedNanos,
        @Nullable EndReason reason,
        List<PurchaseRecord> purchases) {

    /** The history of a buyer that shares the launcher's clock. */
    public BuyerHistory(
            String buyer,
            long pid,
            long signalNanos,
            long startedNanos,
            long skewNanos,
            long closedNanos,
            @Nullable EndReason reason,
            List<PurchaseRecord> purchases) {
        this(buyer, pid, signalNanos, startedNanos, skewNanos, ClockOffset.NONE, closedNanos, reason, purchases);
    }

    /** Returns this history with other purchases. */
    public BuyerHistory withPurchases(List<PurchaseRecord> others) {
        return new BuyerHistory(buyer, pid, signalNanos, startedNanos, skewNanos, offset, closedNanos, reason, others);
    }

    /** Returns this history on the launcher's clock, with the middle of the offset: for pictures, not for verdicts. */
    public BuyerHistory onLaunchersClock() {
        if (offset.isNone()) {
            return this;
        }
        return new BuyerHistory(
                buyer,
                pid,
                signalNanos,
                startedNanos == 0 ? 0 : offset.middle(startedNanos),
                skewNanos,
                closedNanos == 0 ? 0 : offset.middle(closedNanos),
                reason,
                purchases.stream().map(purchase -> purchase.on(offset::middle)).toList());
    }

    public boolean isClosed() {
        return reason != null;
    }
}
