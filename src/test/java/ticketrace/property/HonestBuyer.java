package ticketrace.property;

import org.jspecify.annotations.Nullable;
import ticketrace.audit.BuyerDraft;
import ticketrace.audit.PurchaseDraft;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;

/** A buyer of a {@link HonestRace}. It does one action at a time, and records it truthfully. */
final class HonestBuyer {

    private final HonestRace race;
    private final BuyerDraft draft;
    private final int quota;
    private @Nullable HonestPurchase purchase;
    private boolean over;
    private int sold;

    HonestBuyer(HonestRace race, BuyerDraft draft, int quota) {
        this.race = race;
        this.draft = draft;
        this.quota = quota;
    }

    String name() {
        return draft.name();
    }

    boolean isBetweenPurchases() {
        return purchase == null;
    }

    boolean isWaiting() {
        return !over && purchase != null && purchase.isWaiting();
    }

    boolean canAct() {
        return !over && (purchase == null || (!purchase.isWaiting() && !purchase.isBlocked()));
    }

    /** Ends its process in the middle of its current action. */
    void die() {
        over = true;
        draft.dies();
        race.died(this);
    }

    /** Ends its wait for the guard. The buyer will try again. */
    void giveUp(long now) {
        if (purchase != null) {
            purchase.giveUp(now);
            purchase = null;
        }
    }

    /** Ends its wait because of the time limit. */
    void stop(long now) {
        giveUp(now);
        end(EndReason.TIME_LIMIT);
    }

    private void end(EndReason why) {
        over = true;
        draft.endsBy(why);
    }

    /** Does the next action. */
    void act(long now) {
        HonestPurchase current = purchase;
        if (current == null) {
            PurchaseDraft next = new PurchaseDraft();
            draft.buys(next);
            current = new HonestPurchase(race, this, next, draft.purchases().size());
            purchase = current;
        }
        current.act(now);
        if (current.isOver()) {
            purchase = null;
            int last = draft.purchases().size();
            ended(draft.purchases().get(last - 1).record(last).outcome());
        }
    }

    private void ended(@Nullable Outcome outcome) {
        if (outcome == Outcome.SOLD_OUT) {
            end(EndReason.SOLD_OUT);
        } else if (outcome == Outcome.SOLD && ++sold == quota) {
            end(EndReason.QUOTA);
        }
    }
}
