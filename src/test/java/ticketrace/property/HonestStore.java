package ticketrace.property;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.store.Sale;

/** The count and the list of sales of a {@link HonestRace}, and the open transaction that has changed them, if any. */
final class HonestStore {

    private final List<Sale> sales = new ArrayList<>();
    private int count;
    private int version;
    private @Nullable HonestBuyer writer;
    private int uncommitted;

    HonestStore(int tickets) {
        this.count = tickets;
    }

    int count() {
        return count;
    }

    /** The uncommitted count if there is one, otherwise the committed one. */
    int dirtyCount() {
        return writer == null ? count : uncommitted;
    }

    /** The number of changes of the count. */
    int version() {
        return version;
    }

    List<Sale> sales() {
        return sales;
    }

    void set(int left) {
        count = left;
        version++;
    }

    boolean compareAndSet(int seen, int left) {
        if (version != seen) {
            return false;
        }
        set(left);
        return true;
    }

    int take() {
        int seat = count;
        if (seat > 0) {
            set(seat - 1);
        }
        return seat;
    }

    void list(Sale sale) {
        sales.add(sale);
    }

    boolean isWrittenByAnother(HonestBuyer buyer) {
        return writer != null && writer != buyer;
    }

    /** Writes in a transaction. Other buyers cannot write until it ends. */
    void write(HonestBuyer buyer, int left) {
        writer = buyer;
        uncommitted = left;
    }

    void commit(HonestBuyer buyer) {
        if (writer == buyer) {
            writer = null;
            set(uncommitted);
        }
    }

    void undo(HonestBuyer buyer) {
        if (writer == buyer) {
            writer = null;
        }
    }
}
