package ticketrace.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.ClockOffset;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;

/** A builder for the history of one buyer. The history ends with SOLD_OUT unless a test changes that. */
public final class BuyerDraft {

    private static final long CLOSED_NANOS = 1_000_000_000;

    private final String name;
    private final List<PurchaseDraft> purchases = new ArrayList<>();
    private @Nullable EndReason reason = EndReason.SOLD_OUT;
    private long skewNanos;
    private ClockOffset offset = ClockOffset.NONE;

    BuyerDraft(String name) {
        this.name = name;
    }

    public BuyerDraft buys(PurchaseDraft... more) {
        purchases.addAll(List.of(more));
        return this;
    }

    public BuyerDraft endsBy(EndReason why) {
        reason = why;
        return this;
    }

    /** The buyer dies, so it never closes its history. */
    public BuyerDraft dies() {
        reason = null;
        return this;
    }

    public BuyerDraft skewed(long nanos) {
        skewNanos = nanos;
        return this;
    }

    /**
     * The buyer runs on another machine. Its clock is ahead of the launcher's by {@code low} to {@code high}
     * nanoseconds.
     */
    public BuyerDraft clock(long low, long high) {
        offset = new ClockOffset(low, high);
        return this;
    }

    public String name() {
        return name;
    }

    /** The purchases, which a test may change. */
    public List<PurchaseDraft> purchases() {
        return purchases;
    }

    List<PurchaseRecord> records() {
        List<PurchaseRecord> records = new ArrayList<>();
        for (PurchaseDraft purchase : purchases) {
            records.add(purchase.record(records.size() + 1));
        }
        return records;
    }

    BuyerHistory history() {
        BuyerHistory.Start start = new BuyerHistory.Start(0, 1, skewNanos, offset);
        BuyerHistory.End end = reason == null ? null : new BuyerHistory.End(CLOSED_NANOS, reason);
        return new BuyerHistory(name, 1, start, end, records());
    }
}
