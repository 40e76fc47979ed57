package ticketrace.audit;

import java.time.Duration;
import java.util.List;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;

/** Is the evidence complete? Did every buyer close its history, did each of its purchases end, does its clock agree? */
final class ClosingCheck {

    /** Clocks that differ by more were not one clock. */
    static final Duration SKEW_BOUND = Duration.ofNanos(50_000);

    private final Findings findings;
    private int vanished;
    private int unknown;
    private boolean commonClock = true;

    ClosingCheck(RaceHistory race, Findings findings) {
        this.findings = findings;
        for (BuyerHistory buyer : race.buyers()) {
            checkClock(buyer);
            if (buyer.isClosed()) {
                buyer.purchases().forEach(purchase -> checkVanished(buyer, purchase));
            } else {
                checkOpen(buyer);
            }
        }
    }

    private void checkClock(BuyerHistory buyer) {
        if (Math.abs(buyer.skewNanos()) > SKEW_BOUND.toNanos()) {
            commonClock = false;
            findings.add(
                    FindingKind.CLOCK_SKEW,
                    null,
                    List.of(buyer.buyer()),
                    "The clock of " + buyer.buyer() + " is at least " + Words.time(Math.abs(buyer.skewNanos()))
                            + " off the launcher's; order and overlaps cannot be judged.");
        }
    }

    private void checkVanished(BuyerHistory buyer, PurchaseRecord purchase) {
        if (purchase.end(Step.WRITE) != 0 && !purchase.isSold()) {
            vanished++;
            findings.add(
                    FindingKind.VANISHED,
                    purchase.value(),
                    List.of(buyer.buyer()),
                    buyer.buyer() + " took seat " + purchase.value() + " out of the count and recorded no sale.");
        }
    }

    private void checkOpen(BuyerHistory buyer) {
        List<PurchaseRecord> purchases = buyer.purchases();
        PurchaseRecord last = purchases.isEmpty() ? null : purchases.get(purchases.size() - 1);
        if (last == null || !last.isOpen()) {
            findings.add(
                    FindingKind.HISTORY_OPEN,
                    null,
                    List.of(buyer.buyer()),
                    buyer.buyer() + " never closed its history"
                            + (last == null ? "; it has no purchase." : ", after " + last.number() + " purchases."));
            return;
        }
        boolean seatInDoubt = last.isUnknown();
        if (seatInDoubt) {
            unknown++;
        }
        findings.add(
                FindingKind.BUYER_DIED,
                seatInDoubt ? last.value() : null,
                List.of(buyer.buyer()),
                buyer.buyer() + " died in its purchase " + last.number() + ", " + where(last)
                        + (seatInDoubt ? ": seat " + last.value() + " is unknown, it may be lost with it." : "."));
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

    /** Whether times of different buyers can be compared. */
    boolean commonClock() {
        return commonClock;
    }
}
