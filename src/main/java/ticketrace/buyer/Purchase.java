package ticketrace.buyer;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.PurchaseKind;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Recorder;
import ticketrace.history.Step;
import ticketrace.lock.Grant;
import ticketrace.store.AtomicStore;
import ticketrace.store.ConflictException;
import ticketrace.store.FencedException;
import ticketrace.store.GrantedStore;
import ticketrace.store.OptimisticStore;
import ticketrace.store.TicketStore;

/**
 * The only implementation of a purchase. The guard's {@link PurchaseKind} decides its steps.
 *
 * <p>A buyer that reads {@code n} tickets sells seat {@code n} and writes {@code n - 1}. This class does not protect
 * the count; that is the task of the guard. For one thread; a buyer reuses the object, and it allocates nothing.
 */
public final class Purchase {

    private final PurchaseKind purchaseKind;
    private final TicketStore store;
    private final @Nullable CriticalSection section;
    private final Recorder recorder;
    private final Pace pace;
    private final StopSignal stop;
    private final Duration patience;

    /**
     * A purchase that a buyer can make repeatedly.
     *
     * @param section the section that the buyer holds from ACQUIRE to RELEASE, or null
     * @param patience how long to wait for the section at most
     * @throws ClassCastException if the store lacks the interface that these steps need
     */
    public Purchase(
            PurchaseKind purchaseKind,
            TicketStore store,
            @Nullable CriticalSection section,
            Recorder recorder,
            Pace pace,
            StopSignal stop,
            Duration patience) {
        requireCapability(purchaseKind, store);
        this.purchaseKind = purchaseKind;
        this.store = store;
        this.section = section;
        this.recorder = recorder;
        this.pace = pace;
        this.stop = stop;
        this.patience = patience;
    }

    private static void requireCapability(PurchaseKind purchaseKind, TicketStore store) {
        if (!purchaseKind.capability().isInstance(store)) {
            throw new ClassCastException(store.getClass().getName() + " lacks "
                    + purchaseKind.capability().getSimpleName() + ", which purchases of kind " + purchaseKind
                    + " need");
        }
    }

    /**
     * Tries to buy one ticket.
     *
     * @throws IOException if the store, the guard or the history fails; the purchase then has no outcome
     */
    public Outcome make() throws IOException {
        int number = recorder.open();
        Outcome outcome = switch (purchaseKind) {
            case READ_THEN_WRITE -> section == null ? readAndWrite(number) : within(section, number);
            case OPTIMISTIC -> compareAndSet((OptimisticStore) store, number);
            case ATOMIC -> take((AtomicStore) store, number);
        };
        recorder.ended(outcome);
        return outcome;
    }

    private Outcome within(CriticalSection held, int number) throws IOException {
        boolean inside = false;
        try {
            if (!acquire(held)) {
                return Outcome.TIMED_OUT;
            }
            inside = true;
            Outcome outcome = readAndWrite(number);
            if (outcome == Outcome.LEASE_LOST) {
                pace.refused(outcome);
                return outcome;
            }
            begin(Step.RELEASE, PurchaseRecord.NOTHING);
            inside = false;
            held.release();
            recorder.ended(Step.RELEASE);
            return outcome;
        } catch (ConflictException undone) {
            inside = true; // also if the store refused RELEASE
            pace.refused(Outcome.CONFLICT);
            return Outcome.CONFLICT;
        } catch (FencedException older) {
            pace.refused(Outcome.FENCED);
            return Outcome.FENCED;
        } finally {
            if (inside) {
                held.abandon();
            }
        }
    }

    private boolean acquire(CriticalSection wanted) throws IOException {
        begin(Step.ACQUIRE, PurchaseRecord.NOTHING);
        if (!stop.beginWait()) {
            return false;
        }
        Grant grant;
        try {
            grant = wanted.acquire(patience);
        } catch (InterruptedException stopped) {
            return false;
        } finally {
            stop.endWait();
        }
        if (grant == null) {
            return false;
        }
        if (store instanceof GrantedStore fenced) {
            fenced.use(grant.token());
        }
        recorder.granted(grant.queuedSinceNanos(), grant.token(), grant.previousHolderDied());
        return true;
    }

    private Outcome readAndWrite(int number) throws IOException {
        int seat = read();
        if (seat == 0) {
            return Outcome.SOLD_OUT;
        }
        if (section != null && section.isRechecked() && !isStillHeld(section, seat)) {
            return Outcome.LEASE_LOST;
        }
        begin(Step.WRITE, seat);
        store.write(seat - 1);
        recorder.ended(Step.WRITE);
        return sold(seat, number);
    }

    private boolean isStillHeld(CriticalSection held, int seat) throws IOException {
        begin(Step.STILL_HELD, seat);
        if (!held.isHeld()) {
            recorder.leaseLost();
            return false;
        }
        recorder.ended(Step.STILL_HELD);
        return true;
    }

    private Outcome compareAndSet(OptimisticStore optimistic, int number) throws IOException {
        int seat = read();
        if (seat == 0) {
            return Outcome.SOLD_OUT;
        }
        begin(Step.COMPARE_AND_SET, seat);
        if (!optimistic.compareAndSet(seat - 1)) {
            pace.refused(Outcome.CONFLICT);
            return Outcome.CONFLICT;
        }
        recorder.ended(Step.COMPARE_AND_SET);
        return sold(seat, number);
    }

    private Outcome take(AtomicStore atomic, int number) throws IOException {
        begin(Step.TAKE, PurchaseRecord.NOTHING);
        int seat = atomic.take();
        recorder.ended(Step.TAKE, seat);
        return seat == 0 ? Outcome.SOLD_OUT : sold(seat, number);
    }

    private int read() throws IOException {
        begin(Step.READ, PurchaseRecord.NOTHING);
        int count = store.read();
        recorder.ended(Step.READ, count);
        return count;
    }

    private Outcome sold(int seat, int number) throws IOException {
        begin(Step.RECORD, seat);
        store.record(seat, number);
        recorder.ended(Step.RECORD);
        return Outcome.SOLD;
    }

    private void begin(Step step, int value) {
        pace.before(step, value);
        recorder.begins(step);
    }
}
