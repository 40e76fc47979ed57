package ticketrace.race;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.guard.Guards;
import ticketrace.history.PurchaseRecord;
import ticketrace.launch.Patience;
import ticketrace.run.Fault;
import ticketrace.run.RunFolder;

/**
 * What is done to the buyers of a race on purpose: the faults of its description, and those that somebody orders while it
 * runs. Launcher's thread only.
 *
 * <p>For a fault at a step the buyers concerned stand still when they have come there, and say so. Any other comes about
 * when its time has come, wherever the buyer stands.
 */
final class Faults implements AutoCloseable {

    /** A guard that nobody was found with for so long is free for most of the time, or in a dead buyer's hands. */
    private static final Duration SEARCH_LIMIT = Patience.stretched(Duration.ofSeconds(3));

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final RunningBuyers buyers;
    private final RaceObserver observer;
    private final HolderSearch search;
    private final FaultLedger ledger;
    private final boolean isHeld;
    private final List<Fault> planned;
    private final List<Fault> atATime = new ArrayList<>();
    private final Set<Integer> carriedOut = new HashSet<>();
    private final Queue<Search> searches = new ArrayDeque<>();
    private long signalNanos;

    /** A holder is looked for since then ({@link System#nanoTime}). */
    private record Search(RaceOrders.Order order, long since) {

        boolean isTooLong() {
            return System.nanoTime() - since > SEARCH_LIMIT.toNanos();
        }
    }

    Faults(RunFolder folder, RunningBuyers buyers, RaceObserver observer) {
        this.buyers = buyers;
        this.observer = observer;
        this.search = new HolderSearch(folder, buyers);
        this.ledger = new FaultLedger(folder.launcherEvidence());
        this.isHeld = Guards.named(folder.settings().guard()).isHeld();
        this.planned = folder.settings().faults();
        planned.stream().filter(fault -> !fault.isAtAStep()).forEach(atATime::add);
    }

    /** The start signal is given for this time. */
    void begin(long signal) {
        signalNanos = signal;
    }

    /** The names of those to whom something was done. */
    Set<String> victims() {
        return ledger.victims();
    }

    /** Until the next fault comes about that waits for no step; the longest time there is if there is none. */
    long nanosToNext() {
        return atATime.stream().mapToLong(this::nanosTo).min().orElse(Long.MAX_VALUE);
    }

    private long nanosTo(Fault fault) {
        return Math.max(0, signalNanos + fault.moment().after().toNanos() - System.nanoTime());
    }

    /** A buyer has come to the step of a fault, and stands still. The first one is hit; the others are let go. */
    void standing(RunningBuyer buyer, int index, int seat) {
        if (!buyer.goesOn()) {
            return; // another fault hit it after it had said so
        }
        Fault fault = planned.get(index);
        if (carriedOut.add(index)) {
            try {
                ledger.carryOut(fault, buyer.name(), buyer::kill);
            } catch (IOException e) { // the settings say that somebody was to be killed
                LOG.warn("{}", e.getMessage());
                buyer.kill();
            }
            observer.killed(buyer.info(), seat == PurchaseRecord.NOTHING ? 0 : seat);
        }
        buyers.tellAll(Protocol.GO + " " + index);
    }

    /**
     * Has those faults come about whose time has come, and those that somebody orders and still waits for. Whoever holds a
     * guard may not be found at once; it is looked for during a tick, and again in the next one.
     */
    void obey(RaceOrders orders) {
        List<Fault> due = atATime.stream().filter(fault -> nanosTo(fault) == 0).toList();
        due.forEach(fault -> take(new RaceOrders.Order(fault)));
        atATime.removeAll(due);
        for (RaceOrders.Order order = orders.next(); order != null; order = orders.next()) {
            take(order);
        }
        Search first = searches.peek();
        if (first != null && (first.order.answer().isDone() || look(first))) {
            searches.remove();
        }
    }

    private void take(RaceOrders.Order order) {
        if (order.answer().isDone()) {
            return;
        }
        if (order.fault().target() instanceof Fault.Named named) {
            answer(order, named.buyer());
        } else if (isHeld) {
            searches.add(new Search(order, System.nanoTime()));
        } else {
            order.refuse();
        }
    }

    private void answer(RaceOrders.Order order, String name) {
        try {
            Optional<RunningBuyer> found = buyers.all().stream()
                    .filter(buyer -> buyer.name().equals(name) && buyer.isRacing())
                    .findFirst();
            if (found.isPresent()) {
                kill(order.fault(), found.get());
            }
            order.answer().complete(found.map(buyer -> new Victim(buyer.info(), null)));
        } catch (IOException e) {
            failed(order, e);
        }
    }

    /** Returns whether that is done with. */
    private boolean look(Search wanted) {
        try {
            HolderSearch.Found found = search.find(Race.TICK);
            if (found == null && !wanted.isTooLong()) {
                return false;
            }
            if (found != null) {
                kill(wanted.order.fault(), found);
            }
            wanted.order
                    .answer()
                    .complete(Optional.ofNullable(found)
                            .map(holder -> new Victim(holder.buyer().info(), holder.holder())));
        } catch (IOException e) {
            failed(wanted.order, e);
        }
        return true;
    }

    /** Whoever ordered it hears why; of one that the settings name, the log tells. */
    private static void failed(RaceOrders.Order order, IOException why) {
        LOG.debug("{}: {}", order.fault(), why.getMessage());
        order.answer().completeExceptionally(why);
    }

    private void kill(Fault fault, HolderSearch.Found found) throws IOException {
        try {
            kill(fault, found.buyer());
        } finally {
            search.letGo(found.buyer()); // if it could not be written down that it was to die
        }
    }

    private void kill(Fault fault, RunningBuyer buyer) throws IOException {
        ledger.carryOut(fault, buyer.name(), buyer::kill);
        observer.killed(buyer.info(), 0);
    }

    /** Nobody waits any more for a holder to be found, and nobody stands still any more. */
    @Override
    public void close() {
        searches.forEach(wanted -> wanted.order.refuse());
        search.close();
    }
}
