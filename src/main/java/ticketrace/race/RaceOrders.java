package ticketrace.race;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import ticketrace.run.Fault;

/**
 * What somebody wants of a race while it runs: that it ends, that a fault comes about. The launcher's thread obeys between
 * its other duties, within a {@link Race#TICK}.
 *
 * <p>Thread safety: any thread may give orders. They are given for one race only.
 */
public final class RaceOrders {

    /** A fault is to come about now; the answer is to whom it was done, if it was done to anybody. */
    record Order(Fault fault, CompletableFuture<Optional<Victim>> answer) {

        Order(Fault fault) {
            this(fault, new CompletableFuture<>());
        }

        /** It was done to nobody. */
        void refuse() {
            answer.complete(Optional.empty());
        }
    }

    private final BooleanSupplier interrupted;
    private final boolean buyersGiveWay;
    private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;
    private volatile boolean over;

    private RaceOrders(BooleanSupplier interrupted, boolean buyersGiveWay) {
        this.interrupted = interrupted;
        this.buyersGiveWay = buyersGiveWay;
    }

    /**
     * For a race that is watched: when there is not enough of the processor for all, the buyers let others have it first,
     * so that whoever watches can keep up with them. Among themselves nothing changes.
     */
    public static RaceOrders watched() {
        return new RaceOrders(() -> false, true);
    }

    /** The race ends once this is true; it is asked again and again. */
    static RaceOrders until(BooleanSupplier interrupted) {
        return new RaceOrders(interrupted, false);
    }

    boolean buyersGiveWay() {
        return buyersGiveWay;
    }

    /** Orders the race to end: every buyer finishes its purchase, and what is known is judged. */
    public void stop() {
        stopped = true;
    }

    /** Whether the race is to end. */
    public boolean isStopped() {
        return stopped || interrupted.getAsBoolean();
    }

    /**
     * Orders a fault to come about now: a buyer is killed (SIGKILL) wherever it stands, or whoever has the guard at that
     * moment is. In search of a holder, whoever seems to have the guard is stopped, and its history is read while it stands
     * still; it is killed if it has the guard, and goes on if not. So nobody else is ever hit, however busy the machine.
     *
     * @param fault one that does not wait for a step: those are named before the race
     * @return to whom it was done. Empty if the buyer had ended, or if nobody was found with the guard for some seconds:
     *     because it is free for most of the time, because a dead buyer has it, or because it is one that nobody holds.
     *     Fails if it could not be written down, and then it is done to nobody
     */
    public CompletableFuture<Optional<Victim>> order(Fault fault) {
        if (fault.isAtAStep()) {
            throw new IllegalArgumentException("a running buyer is not told of a step to stand still at: " + fault);
        }
        Order order = new Order(fault);
        orders.add(order);
        if (over) {
            refuseOrders();
        }
        return order.answer();
    }

    /** The next fault that is to come about; null if there is none. */
    @Nullable
    Order next() {
        return orders.poll();
    }

    /** The race is over: nothing can be done to its buyers any more. */
    void close() {
        over = true;
        refuseOrders();
    }

    private void refuseOrders() {
        for (Order order = orders.poll(); order != null; order = orders.poll()) {
            order.refuse();
        }
    }
}
