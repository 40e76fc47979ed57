package ticketrace.buyer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.store.AtomicStore;
import ticketrace.store.Isolation;
import ticketrace.store.OptimisticStore;
import ticketrace.store.Sale;
import ticketrace.store.TransactionalStore;

/**
 * One buyer's access to {@link InMemoryTickets}. It can roll a transaction back, but does not isolate it from other
 * buyers.
 */
public final class InMemoryStore implements OptimisticStore, AtomicStore, TransactionalStore {

    private final InMemoryTickets tickets;
    private final String buyer;
    private final List<String> ends = new ArrayList<>();
    private int seen = PurchaseRecord.NOTHING;
    private int purchase;
    private boolean changed;
    private boolean connected = true;

    InMemoryStore(InMemoryTickets tickets, String buyer) {
        this.tickets = tickets;
        this.buyer = buyer;
    }

    /** How this store's transactions ended, in order: {@code commit} or {@code rollback}. */
    List<String> ends() {
        return ends;
    }

    @Override
    public int read() throws IOException {
        tickets.enter(Step.READ);
        seen = tickets.count();
        return seen;
    }

    @Override
    public void write(int remaining) throws IOException {
        tickets.enter(Step.WRITE);
        tickets.setCount(remaining);
        changed = true;
    }

    @Override
    public boolean compareAndSet(int remaining) throws IOException {
        tickets.enter(Step.COMPARE_AND_SET);
        return tickets.changeFrom(seen, remaining);
    }

    @Override
    public int take() throws IOException {
        tickets.enter(Step.TAKE);
        return tickets.take();
    }

    @Override
    public void record(int seat, int number) throws IOException {
        tickets.enter(Step.RECORD);
        tickets.add(new Sale(seat, buyer, number));
        purchase = number;
    }

    @Override
    public void isolate(Isolation level) {
        // this store does not isolate transactions
    }

    @Override
    public boolean lockRow(Duration patience) {
        return true;
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    /** Makes {@link #isConnected} return false from now on. */
    void disconnect() {
        connected = false;
    }

    @Override
    public void commit() throws IOException {
        tickets.enter(Step.RELEASE);
        ends.add("commit");
        changed = false;
    }

    @Override
    public void rollback() {
        ends.add("rollback");
        if (changed) {
            tickets.undo(seen, buyer, purchase);
            changed = false;
        }
    }

    @Override
    public void close() {
        // nothing is open
    }
}
