package ticketrace.property;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.store.Sale;

/** The count and the list of sales of a {@link HonestRace}, and the one transaction that may have changed them. */
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

    /** The count that somebody wrote and has not committed; else the one that stands. */
    int dirtyCount() {
        return writer == null ? count : uncommitted;
    }

    /** How often the count was changed. */
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

    /** Writes in a transaction, which keeps others from writing until it is over. */
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
