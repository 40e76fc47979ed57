package ticketrace.buyer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.CriticalSection;
import ticketrace.guard.Guard;
import ticketrace.guard.Opening;
import ticketrace.guard.PurchaseKind;
import ticketrace.history.BuyerHistory;
import ticketrace.history.EndReason;
import ticketrace.history.HistoryFile;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Recorder;
import ticketrace.lock.LockSteps;
import ticketrace.lock.ProcessLock;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;
import ticketrace.store.TransactionalStore;

/** A buyer for tests: everything that a {@link Purchase} needs, and the history that it leaves. */
final class TestBuyer implements AutoCloseable {

    private static final Duration LONG = Duration.ofHours(1);

    private final Path history;
    private final Recorder recorder;
    private final TicketStore store;
    private final StopSignal stop = new StopSignal();
    private PurchaseKind purchaseKind = PurchaseKind.READ_THEN_WRITE;
    private @Nullable CriticalSection section;
    private Pace pace = (step, value) -> {};
    private Duration patience = LONG;

    TestBuyer(Path folder, String buyer, TicketStore store) throws IOException {
        this.history = folder.resolve(buyer + HistoryFile.SUFFIX);
        this.recorder = Recorder.create(history);
        this.store = store;
    }

    TestBuyer guardedBy(ProcessLock guard) {
        return holding(new CriticalSection.Locked(guard));
    }

    TestBuyer holding(CriticalSection held) {
        section = held;
        return this;
    }

    /** Buys with this guard's kind of purchase, inside the critical section that the guard opens. */
    TestBuyer under(Guard guard, Path folder, @Nullable Isolation level) throws IOException {
        purchaseKind = guard.purchaseKind();
        Map<String, String> options = level == null ? Map.of() : Map.of(Opening.ISOLATION, level.label());
        section = guard.open(new Opening(folder, store, options, LockSteps.UNHEARD));
        return this;
    }

    /** Buys in a transaction of the store. */
    TestBuyer inTransaction() {
        return holding(new CriticalSection.Transaction((TransactionalStore) store, false));
    }

    TestBuyer by(PurchaseKind chosen) {
        purchaseKind = chosen;
        return this;
    }

    TestBuyer at(Pace chosen) {
        pace = chosen;
        return this;
    }

    /** Thinks for so long that only an order to stop ends the pause. */
    TestBuyer thinkingUntilStopped() {
        return at(new ThinkingPace(LONG.toNanos(), stop));
    }

    TestBuyer patientFor(Duration limit) {
        patience = limit;
        return this;
    }

    StopSignal stop() {
        return stop;
    }

    Purchase purchase() {
        return new Purchase(purchaseKind, store, section, recorder, pace, stop, patience);
    }

    /** Closes the history with this reason, and returns it. */
    BuyerHistory closed(EndReason reason) throws IOException {
        recorder.close(reason);
        return open();
    }

    /** The current history, closed or not. */
    BuyerHistory open() throws IOException {
        return HistoryFile.read(history);
    }

    /** The last purchase in the current history. */
    PurchaseRecord last() throws IOException {
        BuyerHistory now = open();
        return now.purchases().get(now.purchases().size() - 1);
    }

    @Override
    public void close() throws IOException {
        recorder.close();
        store.close();
    }
}
