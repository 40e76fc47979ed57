package ticketrace.property;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;
import ticketrace.audit.BuyerDraft;
import ticketrace.audit.PurchaseDraft;
import ticketrace.history.EndReason;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;

/**
 * A buyer of a {@link HonestRace}: does one thing at a time, and writes it down truthfully. What changes the world and
 * what writes it down are things of their own; between any two of them others may act, or this buyer may be killed.
 */
final class HonestBuyer {

    private final HonestRace race;
    private final BuyerDraft draft;
    private final int quota;
    private final Deque<LongConsumer> toDo = new ArrayDeque<>();
    private PurchaseDraft purchase = new PurchaseDraft();
    private boolean wantsGuard;
    private boolean over;
    private long asked;
    private long began;
    private long writing;
    private long releasing;
    private int seat;
    private int sold;

    HonestBuyer(HonestRace race, BuyerDraft draft, int quota) {
        this.race = race;
        this.draft = draft;
        this.quota = quota;
    }

    boolean isBetweenPurchases() {
        return toDo.isEmpty();
    }

    boolean isWaiting() {
        return !over && wantsGuard && !race.isGuardFree();
    }

    boolean canAct() {
        return !over && !isWaiting();
    }

    /** Its process is gone, in the middle of whatever it did. */
    void die() {
        over = true;
        draft.dies();
        race.died(this);
    }

    /** Its patience is over; it will ask again. */
    void giveUp(long now) {
        List<PurchaseDraft> purchases = draft.purchases();
        purchases.set(purchases.size() - 1, PurchaseDraft.timedOut(asked, now));
        wantsGuard = false;
        toDo.clear();
    }

    /** The time limit ends its wait. */
    void stop(long now) {
        giveUp(now);
        end(EndReason.TIME_LIMIT);
    }

    private void end(EndReason why) {
        over = true;
        draft.endsBy(why);
    }

    /** Does the next thing. */
    void act(long now) {
        if (toDo.isEmpty()) {
            purchase = new PurchaseDraft();
            draft.buys(purchase);
            planToRead();
        }
        toDo.remove().accept(now);
    }

    private void planToRead() {
        if (race.isGuarded()) {
            toDo.add(this::ask);
            toDo.add(now -> takeGuard());
        }
        toDo.add(this::begin);
        toDo.add(now -> seat = race.count());
        toDo.add(now -> purchase.reads(began, 0, seat));
        toDo.add(this::hasRead);
    }

    private void ask(long now) {
        asked = now;
        wantsGuard = true;
        purchase.acquires(now, 0);
    }

    private void takeGuard() {
        wantsGuard = false;
        race.takeGuard(this);
    }

    private void begin(long now) {
        began = now;
        if (race.isGuarded()) {
            purchase.acquires(asked, now);
        }
        purchase.reads(now, 0, PurchaseRecord.NOTHING);
    }

    private void hasRead(long now) {
        purchase.reads(began, now, seat);
        releasing = now;
        if (seat > 0) {
            planToSell();
        }
        planToEnd();
    }

    private void planToSell() {
        toDo.add(now -> {
            writing = now;
            purchase.writes(now, 0);
        });
        toDo.add(now -> race.setCount(seat - 1));
        toDo.add(now -> purchase.writes(writing, now));
        toDo.add(now -> purchase.records(0));
        toDo.add(now -> race.list(seat, draft.name(), draft.purchases().size()));
        toDo.add(now -> {
            releasing = now;
            purchase.records(now);
        });
    }

    private void planToEnd() {
        if (race.isGuarded()) {
            toDo.add(now -> purchase.releases(releasing, 0));
            toDo.add(now -> race.giveGuardBack());
            toDo.add(now -> purchase.releases(releasing, now));
        }
        toDo.add(now -> finish());
    }

    private void finish() {
        purchase.ends(seat == 0 ? Outcome.SOLD_OUT : Outcome.SOLD);
        if (seat == 0) {
            end(EndReason.SOLD_OUT);
        } else if (++sold == quota) {
            end(EndReason.QUOTA);
        }
    }
}
