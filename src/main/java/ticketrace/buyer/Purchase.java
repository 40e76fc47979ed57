package ticketrace.buyer;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Recorder;
import ticketrace.history.Step;
import ticketrace.lock.ProcessLock;
import ticketrace.store.TicketStore;

/**
 * The purchase, the only one there is: ACQUIRE, READ, WRITE, RECORD, RELEASE; without a lock only READ, WRITE, RECORD.
 *
 * <p>Whoever reads {@code n} tickets sells seat {@code n} and writes {@code n - 1}. Nothing in here protects that: the
 * lock does, or does not. One thread; the object is reused from purchase to purchase and allocates nothing.
 */
public final class Purchase {

    private final TicketStore store;
    private final @Nullable ProcessLock lock;
    private final Recorder recorder;
    private final Pace pace;
    private final Stop stop;
    private final Duration patience;

    /**
     * A purchase that can be made again and again.
     *
     * @param lock what brackets it, or null
     * @param patience how long to wait for the lock at most
     */
    public Purchase(
            TicketStore store, @Nullable ProcessLock lock, Recorder recorder, Pace pace, Stop stop, Duration patience) {
        this.store = store;
        this.lock = lock;
        this.recorder = recorder;
        this.pace = pace;
        this.stop = stop;
        this.patience = patience;
    }

    /**
     * Tries to buy one ticket.
     *
     * @throws IOException if the store, the lock or the history fails; the purchase then has no outcome
     */
    public Outcome make() throws IOException {
        int number = recorder.open();
        if (lock == null) {
            return end(buy(number));
        }
        if (!acquire(lock)) {
            return end(Outcome.TIMED_OUT);
        }
        boolean released = false;
        try {
            Outcome outcome = buy(number);
            begin(Step.RELEASE, PurchaseRecord.NOTHING);
            released = true;
            lock.release();
            recorder.ended(Step.RELEASE);
            return end(outcome);
        } finally {
            if (!released) {
                lock.release();
            }
        }
    }

    private boolean acquire(ProcessLock wanted) throws IOException {
        begin(Step.ACQUIRE, PurchaseRecord.NOTHING);
        if (!stop.beginWait()) {
            return false;
        }
        try {
            if (!wanted.acquire(patience)) {
                return false;
            }
        } catch (InterruptedException stopped) {
            return false;
        } finally {
            stop.endWait();
        }
        recorder.ended(Step.ACQUIRE);
        return true;
    }

    private Outcome buy(int number) throws IOException {
        begin(Step.READ, PurchaseRecord.NOTHING);
        int seat = store.read();
        recorder.readEnded(seat);
        if (seat == 0) {
            return Outcome.SOLD_OUT;
        }
        begin(Step.WRITE, seat);
        store.write(seat - 1);
        recorder.ended(Step.WRITE);
        begin(Step.RECORD, seat);
        store.record(seat, number);
        recorder.ended(Step.RECORD);
        return Outcome.SOLD;
    }

    private void begin(Step step, int value) {
        pace.before(step, value);
        recorder.begins(step);
    }

    private Outcome end(Outcome outcome) {
        recorder.ended(outcome);
        return outcome;
    }
}
