package ticketrace.buyer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.Step;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;

/**
 * Tickets in memory, for several buyers in one JVM. Each call is atomic, and no guard joins one call to the next. A test
 * can make a step fail, or run code inside a step.
 */
public final class InMemoryTickets {

    /** Code that a test runs inside every call of the store. */
    public interface InStep {
        void step(Step step) throws IOException;
    }

    private final List<Sale> sales = new ArrayList<>();
    private int count;
    private volatile InStep inside = step -> {};

    public InMemoryTickets(int tickets) {
        this.count = tickets;
    }

    /** Runs {@code what} inside every call of the store, before the call takes effect. */
    public InMemoryTickets inside(InStep what) {
        inside = what;
        return this;
    }

    /** Makes the store throw in this step. With null, no step fails. */
    public InMemoryTickets failingIn(@Nullable Step failing) {
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

    public InMemoryStore open(String buyer) {
        return new InMemoryStore(this, buyer);
    }
}
