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

/** A {@link Hall} as one buyer has it open. A transaction of it is undone, and isolated from nobody. */
public final class HallStore implements OptimisticStore, AtomicStore, TransactionalStore {

    private final Hall hall;
    private final String buyer;
    private final List<String> ends = new ArrayList<>();
    private int seen = PurchaseRecord.NOTHING;
    private int purchase;
    private boolean changed;
    private boolean connected = true;

    HallStore(Hall hall, String buyer) {
        this.hall = hall;
        this.buyer = buyer;
    }

    /** How its transactions ended, in order. */
    List<String> ends() {
        return ends;
    }

    @Override
    public int read() throws IOException {
        hall.enter(Step.READ);
        seen = hall.count();
        return seen;
    }

    @Override
    public void write(int remaining) throws IOException {
        hall.enter(Step.WRITE);
        hall.setCount(remaining);
        changed = true;
    }

    @Override
    public boolean compareAndSet(int remaining) throws IOException {
        hall.enter(Step.COMPARE_AND_SET);
        return hall.changeFrom(seen, remaining);
    }

    @Override
    public int take() throws IOException {
        hall.enter(Step.TAKE);
        return hall.take();
    }

    @Override
    public void record(int seat, int number) throws IOException {
        hall.enter(Step.RECORD);
        hall.add(new Sale(seat, buyer, number));
        purchase = number;
    }

    @Override
    public void isolate(Isolation level) {
        // nobody else is there to be isolated from
    }

    @Override
    public boolean lockRow(Duration patience) {
        return true;
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    /** From now on it is as if the connection had ended. */
    void disconnect() {
        connected = false;
    }

    @Override
    public void commit() throws IOException {
        hall.enter(Step.RELEASE);
        ends.add("commit");
        changed = false;
    }

    @Override
    public void rollback() {
        ends.add("rollback");
        if (changed) {
            hall.undo(seen, buyer, purchase);
            changed = false;
        }
    }

    @Override
    public void close() {
        // nothing is open
    }
}
