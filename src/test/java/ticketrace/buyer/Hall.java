package ticketrace.buyer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.Step;
import ticketrace.store.FinalState;
import ticketrace.store.Sale;
import ticketrace.store.TicketStore;

/**
 * Tickets in memory, for several buyers in one JVM. Each call is whole, and nothing guards one call from the next; a test
 * can make a step fail, or look on while it is under way.
 */
final class Hall {

    /** What happens inside a call of the store. */
    interface Inside {
        void step(Step step) throws IOException;
    }

    private final List<Sale> sales = new ArrayList<>();
    private int count;
    private volatile Inside inside = step -> {};

    Hall(int tickets) {
        this.count = tickets;
    }

    /** Runs inside every call of the store, before it takes effect. */
    Hall inside(Inside what) {
        inside = what;
        return this;
    }

    /** Fails in that step. */
    Hall failingIn(@Nullable Step failing) {
        return inside(step -> {
            if (step == failing) {
                throw new IOException("disk full");
            }
        });
    }

    synchronized int count() {
        return count;
    }

    private synchronized void setCount(int remaining) {
        count = remaining;
    }

    private synchronized void add(Sale sale) {
        sales.add(sale);
    }

    synchronized FinalState end() {
        return new FinalState(count, List.copyOf(sales), List.of());
    }

    TicketStore open(String buyer) {
        return new TicketStore() {
            @Override
            public int read() throws IOException {
                inside.step(Step.READ);
                return count();
            }

            @Override
            public void write(int remaining) throws IOException {
                inside.step(Step.WRITE);
                setCount(remaining);
            }

            @Override
            public void record(int seat, int purchase) throws IOException {
                inside.step(Step.RECORD);
                add(new Sale(seat, buyer, purchase));
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
