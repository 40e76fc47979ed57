package ticketrace.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of one buyer.
 *
 * @param buyer its name
 * @param pid its process id
 * @param start how it started
 * @param end how it ended; null if its history is not closed
 * @param purchases its purchases, in order; only the last can be open
 */
public record BuyerHistory(
        String buyer, long pid, Start start, @Nullable End end, List<PurchaseRecord> purchases) {

    /**
     * How a buyer started, and its clock.
     *
     * @param signalNanos the common start signal ({@link System#nanoTime}); zero if the buyer never got it
     * @param nanos when the buyer started to buy; zero if it did not
     * @param skewNanos the difference that the buyer measured between its clock and the launcher's, though both share
     *     one
     * @param offset how far its clock can be ahead of the launcher's; all its other times are on its own clock
     */
    public record Start(long signalNanos, long nanos, long skewNanos, ClockOffset offset) {

        /** The start of a buyer that shares the launcher's clock. */
        public Start(long signalNanos, long nanos) {
            this(signalNanos, nanos, 0, ClockOffset.NONE);
        }
    }

    /**
     * How a buyer ended.
     *
     * @param nanos when it closed its history
     * @param reason why it ended
     */
    public record End(long nanos, EndReason reason) {}

    /** Returns this history with other purchases. */
    public BuyerHistory withPurchases(List<PurchaseRecord> others) {
        return new BuyerHistory(buyer, pid, start, end, others);
    }

    /** Returns this history on the launcher's clock, with the middle of the offset: for pictures, not for verdicts. */
    public BuyerHistory onLaunchersClock() {
        ClockOffset offset = start.offset();
        if (offset.isNone()) {
            return this;
        }
        long started = start.nanos() == 0 ? 0 : offset.middle(start.nanos());
        return new BuyerHistory(
                buyer,
                pid,
                new Start(start.signalNanos(), started, start.skewNanos(), ClockOffset.NONE),
                end == null ? null : new End(offset.middle(end.nanos()), end.reason()),
                purchases.stream().map(purchase -> purchase.on(offset::middle)).toList());
    }

    public boolean isClosed() {
        return end != null;
    }

    /** See {@link Start}. */
    public long signalNanos() {
        return start.signalNanos();
    }

    /** When the buyer started to buy; zero if it did not. */
    public long startedNanos() {
        return start.nanos();
    }

    /** See {@link Start}. */
    public long skewNanos() {
        return start.skewNanos();
    }

    /** See {@link Start}. */
    public ClockOffset offset() {
        return start.offset();
    }

    /** When the buyer closed its history; zero if it never did. */
    public long closedNanos() {
        return end == null ? 0 : end.nanos();
    }

    /** Why the buyer ended; null if its history is not closed. */
    public @Nullable EndReason reason() {
        return end == null ? null : end.reason();
    }
}
