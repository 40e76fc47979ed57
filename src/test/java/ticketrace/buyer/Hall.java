package ticketrace.buyer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.Step;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;

/**
 * Tickets in memory, for several buyers in one JVM. Each call is whole, and nothing guards one call from the next; a test
 * can make a step fail, or look on while it is under way.
 */
public final class Hall {

    /** What happens inside a call of the store. */
    public interface Inside {
        void step(Step step) throws IOException;
    }

    private final List<Sale> sales = new ArrayList<>();
    private int count;
    private volatile Inside inside = step -> {};

    public Hall(int tickets) {
        this.count = tickets;
    }

    /** Runs inside every call of the store, before it takes effect. */
    public Hall inside(Inside what) {
        inside = what;
        return this;
    }

    /** Fails in that step. */
    public Hall failingIn(@Nullable Step failing) {
        return inside(step -> {
            if (step == failing) {
                throw new IOException("disk full");
            }
        });
    }

    void enter(Step step) throws IOException {
        inside.step(step);
    }

    synchronized int count() {
        return count;
    }

    synchronized void setCount(int remaining) {
        count = remaining;
    }

    synchronized void add(Sale sale) {
        sales.add(sale);
    }

    public synchronized FinalState end() {
        return new FinalState(count, List.copyOf(sales), List.of());
    }

    synchronized boolean changeFrom(int seen, int remaining) {
        boolean same = count == seen;
        count = same ? remaining : count;
        return same;
    }

    synchronized int take() {
        return count == 0 ? 0 : count--;
    }

    synchronized void undo(int countBefore, String buyer, int purchase) {
        count = countBefore;
        sales.remove(new Sale(countBefore, buyer, purchase));
    }

    public HallStore open(String buyer) {
        return new HallStore(this, buyer);
    }
}
