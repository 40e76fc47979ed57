package ticketrace.race;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import ticketrace.run.Fault;

/**
 * The orders that a caller gives to a race while it runs: that the race ends, or that a fault happens. The launcher's
 * thread obeys within a {@link Race#TICK}, between its other duties.
 *
 * <p>Thread safety: any thread may give orders. One object is for one race only.
 */
public final class RaceOrders {

    /** A fault that must happen now. The answer is the buyer that it hit; empty if it hit none. */
    record Order(Fault fault, CompletableFuture<Optional<Victim>> answer) {

        Order(Fault fault) {
            this(fault, new CompletableFuture<>());
        }

        /** Answers that the fault hit no buyer. */
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
     * Orders for a race that a user watches. When there is not enough processor time for all processes, the buyers let
     * others have it first, so that the program that shows the race can follow it. This changes nothing between the
     * buyers.
     */
    public static RaceOrders watched() {
        return new RaceOrders(() -> false, true);
    }

    /** Orders that end the race once {@code interrupted} is true; the launcher asks it again and again. */
    static RaceOrders until(BooleanSupplier interrupted) {
        return new RaceOrders(interrupted, false);
    }

    boolean buyersGiveWay() {
        return buyersGiveWay;
    }

    /** Orders the race to end: every buyer finishes its purchase, and the audit judges the evidence that there is. */
    public void stop() {
        stopped = true;
    }

    /** Whether the race is to end. */
    public boolean isStopped() {
        return stopped || interrupted.getAsBoolean();
    }

    /**
     * Orders a fault to happen now: the launcher kills (SIGKILL) the named buyer wherever it is in its purchase, or the
     * buyer that holds the guard at that moment. To find the holder, the launcher stops a buyer that seems to hold the
     * guard, and reads its history while it stands still. If the buyer holds the guard, the launcher kills it; if not,
     * the launcher lets it go on. So the fault never hits another buyer, however busy the machine is.
     *
     * @param fault a fault that is not at a step; a fault at a step must be in the settings of the race
     * @return the buyer that the fault hit. Empty if the named buyer or the race had ended, or if the launcher found no
     *     holder for some seconds: the guard is free for most of the time, a dead buyer holds it, or buyers never hold
     *     this guard. Fails if the launcher cannot search for the holder, or cannot record the fault; without a record
     *     it kills no buyer
     * @throws IllegalArgumentException if the fault is at a step
     */
    public CompletableFuture<Optional<Victim>> order(Fault fault) {
        if (fault.isAtAStep()) {
            throw new IllegalArgumentException("a fault at a step must be set before the race begins: " + fault);
        }
        Order order = new Order(fault);
        orders.add(order);
        if (over) {
            refuseOrders();
        }
        return order.answer();
    }

    /** The next fault that a caller has ordered; null if there is none. */
    @Nullable
    Order next() {
        return orders.poll();
    }

    /** The race is over: refuses all orders, from now on too. */
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
