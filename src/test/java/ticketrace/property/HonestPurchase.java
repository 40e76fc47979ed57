package ticketrace.property;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongConsumer;
import ticketrace.audit.PurchaseDraft;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.store.Sale;

/**
 * A purchase of a {@link HonestBuyer}. A change of the store and the stamp that records it are separate actions.
 * Between any two actions another buyer may act, or the buyer may be killed.
 */
final class HonestPurchase {

    private final HonestRace race;
    private final HonestGuard guard;
    private final HonestStore store;
    private final HonestBuyer buyer;
    private final PurchaseDraft draft;
    private final int number;
    private final Deque<LongConsumer> toDo = new ArrayDeque<>();
    private boolean wantsGuard;
    private boolean wantsToWrite;
    private long asked;
    private long began;
    private long writing;
    private long releasing;
    private int seat;
    private int versionRead;

    HonestPurchase(HonestRace race, HonestBuyer buyer, PurchaseDraft draft, int number) {
        this.race = race;
        this.guard = race.guard();
        this.store = race.store();
        this.buyer = buyer;
        this.draft = draft;
        this.number = number;
        if (guard.isAtomic()) {
            planToTake();
        } else {
            planToRead();
        }
    }

    boolean isOver() {
        return toDo.isEmpty();
    }

    boolean isWaiting() {
        return wantsGuard && !race.isGuardFreeFor(buyer);
    }

    /** Whether the store makes it wait until another buyer's transaction ends. */
    boolean isBlocked() {
        return guard.isTransaction() && wantsToWrite && store.isWrittenByAnother(buyer);
    }

    void act(long now) {
        toDo.remove().accept(now);
    }

    /** Ends the wait without success. */
    void giveUp(long now) {
        draft.givesUp(Outcome.TIMED_OUT, now);
        race.leavesQueue(buyer);
        wantsGuard = false;
        toDo.clear();
    }

    private void planToTake() {
        toDo.add(now -> {
            began = now;
            draft.takes(now, 0, PurchaseRecord.NOTHING);
        });
        toDo.add(now -> seat = guard.isRacy() ? store.count() : store.take());
        toDo.add(now -> {
            if (guard.isRacy() && seat > 0) {
                store.set(seat - 1);
            }
        });
        toDo.add(now -> draft.takes(began, 0, seat));
        toDo.add(now -> {
            draft.takes(began, now, seat);
            if (seat > 0) {
                planToRecord();
            }
            planToEnd();
        });
    }

    private void planToRead() {
        if (guard.hasSection()) {
            toDo.add(this::ask);
            toDo.add(now -> {
                wantsGuard = false;
                race.takeGuard(buyer);
            });
        }
        toDo.add(this::begin);
        toDo.add(now -> {
            seat = guard == HonestGuard.DIRTY ? store.dirtyCount() : store.count();
            versionRead = store.version();
        });
        toDo.add(now -> draft.reads(began, 0, seat));
        toDo.add(this::hasRead);
    }

    private void ask(long now) {
        asked = now;
        wantsGuard = guard.excludes();
        race.queues(buyer);
        draft.acquires(now, 0);
    }

    private void begin(long now) {
        began = now;
        if (guard.hasSection()) {
            draft.acquires(asked, now);
        }
        draft.reads(now, 0, PurchaseRecord.NOTHING);
    }

    private void hasRead(long now) {
        draft.reads(began, now, seat);
        releasing = now;
        if (seat > 0) {
            toDo.add(this::beginToWrite);
            toDo.add(this::write);
            toDo.add(this::stampWrite);
            planToRecord();
        }
        planToEnd();
    }

    private void beginToWrite(long now) {
        writing = now;
        wantsToWrite = true;
        stampWrite(0);
    }

    private void stampWrite(long end) {
        if (guard.isOptimistic()) {
            draft.comparesAndSets(writing, end);
        } else {
            draft.writes(writing, end);
        }
    }

    private void write(long now) {
        wantsToWrite = false;
        if (guard.isRacy()) {
            if (store.version() != versionRead) {
                planToTryAgain();
            } else {
                toDo.addFirst(timer -> store.set(seat - 1));
            }
        } else if (guard.isOptimistic()) {
            if (!store.compareAndSet(versionRead, seat - 1)) {
                planToTryAgain();
            }
        } else if (!guard.isTransaction()) {
            store.set(seat - 1);
        } else if (guard == HonestGuard.REFUSED_IN_WRITE && store.version() != versionRead) {
            planToTryAgain();
        } else if (guard != HonestGuard.REFUSED_IN_RELEASE) {
            store.write(buyer, seat - 1);
        }
    }

    private void planToRecord() {
        toDo.add(now -> draft.records(0));
        toDo.add(now -> {
            if (!guard.isTransaction()) {
                list();
            }
        });
        toDo.add(now -> {
            releasing = now;
            draft.records(now);
        });
    }

    private void list() {
        store.list(new Sale(seat, buyer.name(), number));
    }

    private void planToEnd() {
        if (guard.hasSection()) {
            toDo.add(now -> draft.releases(releasing, 0));
            toDo.add(now -> release());
            toDo.add(now -> draft.releases(releasing, now));
        }
        toDo.add(now -> draft.ends(seat == 0 ? Outcome.SOLD_OUT : Outcome.SOLD));
    }

    private void release() {
        if (guard == HonestGuard.REFUSED_IN_RELEASE && seat > 0) {
            if (store.version() != versionRead) {
                planToTryAgain();
                return;
            }
            store.write(buyer, seat - 1);
        }
        if (guard.isTransaction() && seat > 0) {
            store.commit(buyer);
            list();
        }
        race.giveGuardBack();
    }

    /** Plans the last actions of a refused purchase. */
    private void planToTryAgain() {
        toDo.clear();
        toDo.add(now -> draft.refused(now));
        toDo.add(now -> draft.ends(Outcome.CONFLICT));
    }
}
