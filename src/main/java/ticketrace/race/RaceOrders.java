package ticketrace.race;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a race while it runs: that it ends, that a buyer is killed. The launcher's thread obeys between
 * its other duties, within a {@link Race#TICK}.
 *
 * <p>Thread safety: any thread may give orders. They are given for one race only.
 */
public final class RaceOrders {

    /** Somebody is to be killed. */
    sealed interface Kill {

        /** Nobody was. */
        void refuse();
    }

    /** The buyer of that name is to be killed; the answer is whether it still ran. */
    record KillBuyer(String buyer, CompletableFuture<Boolean> answer) implements Kill {

        @Override
        public void refuse() {
            answer.complete(false);
        }
    }

    /** Whoever has the guard is to be killed; the answer is who that was, if anybody was found with it. */
    record KillHolder(CompletableFuture<Optional<Holder>> answer) implements Kill {

        @Override
        public void refuse() {
            answer.complete(Optional.empty());
        }
    }

    private final BooleanSupplier interrupted;
    private final boolean buyersGiveWay;
    private final Queue<Kill> kills = new ConcurrentLinkedQueue<>();
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
     * Orders a buyer to be killed (SIGKILL), wherever it stands.
     *
     * @return whether it still ran; fails if the kill could not be written down, and then nobody is killed
     */
    public CompletableFuture<Boolean> kill(String buyer) {
        KillBuyer order = new KillBuyer(buyer, new CompletableFuture<>());
        add(order);
        return order.answer();
    }

    /**
     * Orders whoever has the guard at that moment to be killed (SIGKILL). Whoever seems to have it is stopped, and its
     * history is read while it stands still; it is killed if it has the guard, and goes on if not. So nobody else is ever
     * hit, however busy the machine.
     *
     * @return who was killed, and where it stood; empty if nobody was found with the guard for some seconds: because it is
     *     free for most of the time, because a dead buyer has it, or because it is one that nobody holds. Fails if the kill
     *     could not be written down, and then nobody is killed
     */
    public CompletableFuture<Optional<Holder>> killHolder() {
        KillHolder order = new KillHolder(new CompletableFuture<>());
        add(order);
        return order.answer();
    }

    private void add(Kill order) {
        kills.add(order);
        if (over) {
            refuseKills();
        }
    }

    /** The next that is to be killed; null if there is none. */
    @Nullable
    Kill nextKill() {
        return kills.poll();
    }

    /** The race is over: whoever was to be killed runs no more. */
    void close() {
        over = true;
        refuseKills();
    }

    private void refuseKills() {
        for (Kill order = kills.poll(); order != null; order = kills.poll()) {
            order.refuse();
        }
    }
}
