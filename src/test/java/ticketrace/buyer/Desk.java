package ticketrace.buyer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Bracket;
import ticketrace.guard.Guard;
import ticketrace.guard.Way;
import ticketrace.history.BuyerHistory;
import ticketrace.history.EndReason;
import ticketrace.history.HistoryFile;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Recorder;
import ticketrace.lock.ProcessLock;
import ticketrace.store.Isolation;
import ticketrace.store.TicketStore;
import ticketrace.store.TransactionalStore;

/** Where a test's buyer does its business: all that a {@link Purchase} needs, and what was written down in the end. */
final class Desk implements AutoCloseable {

    private static final Duration LONG = Duration.ofHours(1);

    private final Path history;
    private final Recorder recorder;
    private final TicketStore store;
    private final Stop stop = new Stop();
    private Way way = Way.BRACKETED;
    private @Nullable Bracket bracket;
    private Pace pace = (step, value) -> {};
    private Duration patience = LONG;

    Desk(Path folder, String buyer, TicketStore store) throws IOException {
        this.history = folder.resolve(buyer + HistoryFile.SUFFIX);
        this.recorder = Recorder.create(history);
        this.store = store;
    }

    Desk guardedBy(ProcessLock guard) {
        return holding(new Bracket.Locked(guard));
    }

    Desk holding(Bracket held) {
        bracket = held;
        return this;
    }

    /** Buys in that guard's way, and holds what it gives to hold. */
    Desk under(Guard guard, Path folder, @Nullable Isolation level) throws IOException {
        way = guard.way();
        bracket = guard.open(folder, store, level);
        return this;
    }

    /** Buys in a transaction of the store's. */
    Desk inTransaction() {
        return holding(new Bracket.Transaction((TransactionalStore) store, false));
    }

    Desk by(Way chosen) {
        way = chosen;
        return this;
    }

    Desk at(Pace chosen) {
        pace = chosen;
        return this;
    }

    /** Thinks so long that only an order to stop can end it. */
    Desk thinkingForEver() {
        return at(new Thinking(LONG.toNanos(), stop));
    }

    Desk patientFor(Duration limit) {
        patience = limit;
        return this;
    }

    Stop stop() {
        return stop;
    }

    Purchase purchase() {
        return new Purchase(way, store, bracket, recorder, pace, stop, patience);
    }

    /** Closes the history in order. */
    BuyerHistory closed(EndReason reason) throws IOException {
        recorder.close(reason);
        return open();
    }

    /** The history as it is written down now, closed or not. */
    BuyerHistory open() throws IOException {
        return HistoryFile.read(history);
    }

    /** The last purchase as it is written down now. */
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
