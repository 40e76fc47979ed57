package ticketrace.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;

/** Is the evidence complete? Did every buyer close its history, did each of its purchases end, does its clock agree? */
final class ClosingCheck {

    /** If two clocks differ by more than this, their stamps are not compared. */
    static final Duration SKEW_BOUND = Duration.ofNanos(50_000);

    private final Findings findings;
    private final boolean recorded;
    private int vanished;
    private int unknown;
    private final List<String> leftOpen = new ArrayList<>();
    private boolean commonClock = true;

    private ClosingCheck(boolean recorded, Findings findings) {
        this.recorded = recorded;
        this.findings = findings;
    }

    /**
     * What the check found.
     *
     * @param vanished counts written without a sale, by buyers that lived
     * @param unknown seats that may be lost with a buyer that died
     * @param commonClock whether times of different buyers can be compared
     * @param allClosed whether every buyer closed its history
     * @param missesEndsOfKilledOnly whether requested kills explain all missing evidence: only killed buyers left their
     *     histories open
     */
    record Result(int vanished, int unknown, boolean commonClock, boolean allClosed, boolean missesEndsOfKilledOnly) {}

    /** Checks all buyers, and adds a finding for each piece of evidence that is missing. */
    static Result check(CommittedHistory evidence, Findings findings) {
        RaceHistory race = evidence.race();
        ClosingCheck check = new ClosingCheck(race.recorded(), findings);
        for (BuyerHistory buyer : race.buyers()) {
            check.checkClock(buyer);
            buyer.purchases().forEach(purchase -> check.checkEnding(buyer, purchase));
            if (!buyer.isClosed()) {
                check.checkOpen(buyer, evidence.cutShort(buyer.buyer()), evidence.isAllOrNothing());
            }
        }
        return new Result(
                check.vanished,
                check.unknown,
                check.commonClock,
                check.leftOpen.isEmpty(),
                check.missesEndsOfKilledOnly(race.killed()));
    }

    private void checkClock(BuyerHistory buyer) {
        long bound = SKEW_BOUND.toNanos();
        if (buyer.skewNanos() > bound || buyer.skewNanos() < -bound) {
            commonClock = false;
            findings.add(
                    FindingKind.CLOCK_SKEW,
                    null,
                    List.of(buyer.buyer()),
                    "The clock of " + buyer.buyer() + " is at least " + EvidenceWords.time(Math.abs(buyer.skewNanos()))
                            + " off the launcher's; order and overlaps cannot be judged.");
        }
    }

    /** Checks a purchase, unless its buyer died in it. */
    private void checkEnding(BuyerHistory buyer, PurchaseRecord purchase) {
        if (purchase.isOpen() && !buyer.isClosed()) {
            return;
        }
        if (purchase.hasChanged() && !purchase.isSold()) {
            vanished++;
            findings.add(
                    FindingKind.VANISHED,
                    purchase.value(),
                    List.of(new Attempt(buyer, purchase)),
                    () -> buyer.buyer() + " took seat " + purchase.value() + " out of the count and recorded no sale.");
        } else if (purchase.isOpen()) {
            findings.add(
                    FindingKind.HISTORY_OPEN,
                    null,
                    List.of(new Attempt(buyer, purchase)),
                    () -> buyer.buyer() + " closed its history, but its purchase " + purchase.number()
                            + " has no outcome.");
        }
    }

    private void checkOpen(BuyerHistory buyer, @Nullable PurchaseRecord cutShort, boolean allOrNothing) {
        leftOpen.add(buyer.buyer());
        List<PurchaseRecord> purchases = buyer.purchases();
        PurchaseRecord last = purchases.isEmpty() ? null : purchases.get(purchases.size() - 1);
        if (last == null || !last.isOpen()) {
            findings.add(
                    FindingKind.HISTORY_OPEN,
                    null,
                    List.of(buyer.buyer()),
                    last == null ? List.of() : List.of(new Attempt(buyer, last)),
                    () -> !recorded
                            ? buyer.buyer() + " never reported its end."
                            : buyer.buyer() + " never closed its history"
                                    + (last == null
                                            ? "; it has no purchase."
                                            : ", after " + EvidenceWords.count(last.number(), "purchase") + "."));
            return;
        }
        boolean seatInDoubt = last.isUnknown();
        if (seatInDoubt) {
            unknown++;
        }
        findings.add(
                FindingKind.BUYER_DIED,
                seatInDoubt && last.value() > 0 ? last.value() : null,
                List.of(new Attempt(buyer, last)),
                () -> buyer.buyer() + " died in its purchase " + last.number() + ", "
                        + where(cutShort == null ? last : cutShort) + whatBecameOf(last) + ".");
        if (cutShort != null && allOrNothing) {
            findings.add(
                    FindingKind.ROLLED_BACK,
                    cutShort.value(),
                    List.of(new Attempt(buyer, cutShort)),
                    () -> "The database has undone purchase " + cutShort.number() + " of " + buyer.buyer() + ": "
                            + seat(cutShort) + " is not lost.");
        }
    }

    private static String whatBecameOf(PurchaseRecord last) {
        if (last.isUnknown()) {
            return ": " + seat(last) + " is unknown, it may be lost with it";
        }
        return last.onList() ? ": it had sold " + seat(last) + ", which is on the list of sales" : "";
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

    private boolean missesEndsOfKilledOnly(List<String> killed) {
        return commonClock && !leftOpen.isEmpty() && Set.copyOf(killed).containsAll(leftOpen);
    }
}
