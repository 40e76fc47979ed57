package ticketrace.audit;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

/** Is the evidence complete? Did every buyer close its history, did each of its purchases end, does its clock agree? */
final class ClosingCheck {

    /** Clocks that differ by more were not one clock. */
    static final Duration SKEW_BOUND = Duration.ofNanos(50_000);

    private final Findings findings;
    private int vanished;
    private int unknown;
    private int leftOpen;
    private boolean commonClock = true;

    ClosingCheck(Settled evidence, Findings findings) {
        this.findings = findings;
        for (BuyerHistory buyer : evidence.race().buyers()) {
            checkClock(buyer);
            buyer.purchases().forEach(purchase -> checkEnding(buyer, purchase));
            if (!buyer.isClosed()) {
                checkOpen(buyer, evidence.cutShort(buyer.buyer()), evidence.isAllOrNothing());
            }
        }
    }

    private void checkClock(BuyerHistory buyer) {
        long bound = SKEW_BOUND.toNanos();
        if (buyer.skewNanos() > bound || buyer.skewNanos() < -bound) {
            commonClock = false;
            findings.add(
                    FindingKind.CLOCK_SKEW,
                    null,
                    List.of(buyer.buyer()),
                    "The clock of " + buyer.buyer() + " is at least " + Words.time(Math.abs(buyer.skewNanos()))
                            + " off the launcher's; order and overlaps cannot be judged.");
        }
    }

    /** Looks at a purchase that its buyer outlived. */
    private void checkEnding(BuyerHistory buyer, PurchaseRecord purchase) {
        if (purchase.isOpen() && !buyer.isClosed()) {
            return;
        }
        if (purchase.hasChanged() && !purchase.isSold()) {
            vanished++;
            findings.add(
                    FindingKind.VANISHED,
                    purchase.value(),
                    List.of(buyer.buyer()),
                    buyer.buyer() + " took seat " + purchase.value() + " out of the count and recorded no sale.");
        } else if (purchase.isOpen()) {
            findings.add(
                    FindingKind.HISTORY_OPEN,
                    null,
                    List.of(buyer.buyer()),
                    buyer.buyer() + " closed its history, but its purchase " + purchase.number() + " has no outcome.");
        }
    }

    private void checkOpen(BuyerHistory buyer, @Nullable PurchaseRecord cutShort, boolean allOrNothing) {
        leftOpen++;
        List<PurchaseRecord> purchases = buyer.purchases();
        PurchaseRecord last = purchases.isEmpty() ? null : purchases.get(purchases.size() - 1);
        if (last == null || !last.isOpen()) {
            findings.add(
                    FindingKind.HISTORY_OPEN,
                    null,
                    List.of(buyer.buyer()),
                    buyer.buyer() + " never closed its history"
                            + (last == null
                                    ? "; it has no purchase."
                                    : ", after " + Words.count(last.number(), "purchase") + "."));
            return;
        }
        boolean seatInDoubt = last.isUnknown();
        if (seatInDoubt) {
            unknown++;
        }
        findings.add(
                FindingKind.BUYER_DIED,
                seatInDoubt && last.value() > 0 ? last.value() : null,
                List.of(buyer.buyer()),
                buyer.buyer() + " died in its purchase " + last.number() + ", "
                        + where(cutShort == null ? last : cutShort)
                        + (seatInDoubt ? ": " + seat(last) + " is unknown, it may be lost with it." : "."));
        if (cutShort != null && allOrNothing) {
            findings.add(
                    FindingKind.ROLLED_BACK,
                    cutShort.value(),
                    List.of(buyer.buyer()),
                    "The database has undone purchase " + cutShort.number() + " of " + buyer.buyer() + ": "
                            + seat(cutShort) + " is not lost.");
        }
    }

    private static String seat(PurchaseRecord purchase) {
        return purchase.value() > 0 ? "seat " + purchase.value() : "the seat it was about to take";
    }

    private static String where(PurchaseRecord purchase) {
        Step begun = null;
        for (Step step : Step.values()) {
            if (purchase.hasBegun(step)) {
                begun = step;
            }
        }
        if (begun == null) {
            return "before its first step";
        }
        return (purchase.end(begun) != 0 ? "after " : "in ") + begun;
    }

    int vanished() {
        return vanished;
    }

    int unknown() {
        return unknown;
    }

    /** Whether all that is missing is the end of a single history: what one kill explains. */
    boolean missesOneEndOnly() {
        return commonClock && leftOpen == 1;
    }

    /** Whether times of different buyers can be compared. */
    boolean commonClock() {
        return commonClock;
    }
}
