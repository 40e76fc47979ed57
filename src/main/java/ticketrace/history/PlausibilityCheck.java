package ticketrace.history;

import org.jspecify.annotations.Nullable;
import ticketrace.store.CountFile;

/** Finds what no buyer can have written, and so tells damage from evidence. */
final class PlausibilityCheck {

    private PlausibilityCheck() {}

    /** What is wrong with the order of a buyer's purchases; null if nothing. A buyer's purchases do not overlap. */
    static @Nullable String flaw(BuyerHistory buyer) {
        long latest = buyer.startedNanos();
        for (PurchaseRecord purchase : buyer.purchases()) {
            if (purchase.call() < latest) {
                return "its purchase " + purchase.number() + " began before "
                        + (purchase.number() == 1 ? "it had started" : "the one before it was over");
            }
            latest = purchase.latest();
        }
        return buyer.isClosed() && buyer.closedNanos() < latest ? "the close time is before its last step" : null;
    }

    /** What is wrong within one purchase; null if nothing. */
    static @Nullable String flaw(PurchaseRecord purchase) {
        long latest = 0;
        for (int i = 0; i < Stamp.COUNT; i++) {
            long stamp = purchase.stamps().at(i);
            if (stamp < 0 || (stamp != 0 && stamp < latest)) {
                return "its times run backwards";
            }
            latest = Math.max(latest, stamp);
        }
        if (purchase.call() == 0) {
            return "it never began";
        }
        if (purchase.value() < PurchaseRecord.NOTHING || purchase.value() > CountFile.MAX_COUNT) {
            return "it read " + purchase.value();
        }
        boolean wentOn = purchase.readEnd() != 0
                || purchase.hasBegun(Step.WRITE)
                || purchase.hasBegun(Step.COMPARE_AND_SET)
                || purchase.hasBegun(Step.RECORD);
        if (wentOn && purchase.value() == PurchaseRecord.NOTHING) {
            return "it went on and read no count";
        }
        for (Step step : Step.values()) {
            if (purchase.hasBegun(step) && purchase.stamps().at(step.beginStamp()) == 0) {
                return step + " has no begin time";
            }
        }
        if (purchase.refused() != 0 && purchase.end(Step.RELEASE) != 0) {
            return "its guard was given back, and that was refused";
        }
        if (purchase.outcome() == Outcome.SOLD && !purchase.isSold()) {
            return "it is SOLD and recorded no sale";
        }
        if (purchase.outcome() == Outcome.SOLD_OUT && purchase.value() != 0) {
            return "it is SOLD_OUT and read " + purchase.value();
        }
        return null;
    }
}
