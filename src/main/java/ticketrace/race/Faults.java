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
 * Injects the faults of a race: the faults in its settings, and those that a caller orders while it runs. Only the
 * launcher's thread uses it.
 *
 * <p>For a fault at a step, every buyer that it can hit stands still when it comes to that step, and tells the
 * launcher. Any other fault happens at its time, wherever the buyer is in its purchase.
 */
final class Faults implements AutoCloseable {

    /**
     * The limit of a search for the holder. If the search finds no holder within it, the guard is free for most of the
     * time, or a dead buyer holds it.
     */
    private static final Duration SEARCH_LIMIT = Patience.stretched(Duration.ofSeconds(3));

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final RunningBuyers buyers;
    private final RaceObserver observer;
    private final HolderSearch search;
    private final FaultLedger ledger;
    private final Pauses pauses;
    private final boolean guardCanBeHeld;
    private final List<Fault> planned;
    private final List<Fault> timed = new ArrayList<>();
    private final Set<Integer> carriedOut = new HashSet<>();
    private final Queue<Search> searches = new ArrayDeque<>();
    private long signalNanos;

    /** A search for the holder of the guard, which began at {@code since} ({@link System#nanoTime}). */
    private record Search(RaceOrders.Order order, long since) {

        boolean isTooLong() {
            return System.nanoTime() - since > SEARCH_LIMIT.toNanos();
        }
    }

    Faults(RunFolder folder, RunningBuyers buyers, RaceObserver observer) {
        this.buyers = buyers;
        this.observer = observer;
        this.ledger = new FaultLedger(folder.launcherEvidence());
        this.pauses = new Pauses(ledger);
        this.search = new HolderSearch(folder, buyers, pauses);
        this.guardCanBeHeld = Guards.named(folder.settings().guard()).isHeld();
        this.planned = folder.settings().faults();
        planned.stream().filter(fault -> !fault.isAtAStep()).forEach(timed::add);
    }

    /**
     * Makes ready for the faults of the settings, before the start signal.
     *
     * @throws IOException if buyers cannot be stopped on this machine
     */
    void prepare() throws IOException {
        if (planned.stream().anyMatch(Fault.Pause.class::isInstance)) {
            pauses.prepare();
        }
    }

    /** Sets the time of the start signal. */
    void begin(long signal) {
        signalNanos = signal;
    }

    /** The names of the buyers that a fault killed. */
    Set<String> killed() {
        return ledger.killed();
    }

    /**
     * The time until the next fault that is not at a step, or until a buyer goes on after a pause; {@link
     * Long#MAX_VALUE} if there is neither.
     */
    long nanosToNext() {
        long next = timed.stream().mapToLong(this::nanosTo).min().orElse(Long.MAX_VALUE);
        return Math.min(next, pauses.nanosToNext());
    }

    private long nanosTo(Fault fault) {
        return Math.max(0, signalNanos + fault.moment().after().toNanos() - System.nanoTime());
    }

    /**
     * A buyer has stopped at the step of a fault. The fault hits the first buyer that comes there; all others continue.
     */
    void stopped(RunningBuyer buyer, int index, int seat) {
        if (!buyer.isRacingAndAlive()) {
            return; // another fault has killed it meanwhile
        }
        Fault fault = planned.get(index);
        if (carriedOut.add(index)) {
            hitAtStep(fault, buyer, seat == PurchaseRecord.NOTHING ? 0 : seat);
        }
        buyers.tellAll(Protocol.GO + " " + index);
    }

    private void hitAtStep(Fault fault, RunningBuyer buyer, int seat) {
        try {
            hit(fault, buyer, seat);
        } catch (IOException e) {
            LOG.warn("{}", e.getMessage());
            if (fault instanceof Fault.Kill) { // all the same: the settings already say that a buyer is killed
                buyer.kill();
                observer.killed(buyer.info(), seat);
            }
        }
    }

    private void hit(Fault fault, RunningBuyer buyer, int seat) throws IOException {
        if (fault instanceof Fault.Pause pause) {
            pauses.begin(pause, buyer);
            observer.paused(buyer.info(), seat, pause.length());
        } else {
            ledger.carryOut(fault, buyer.name(), buyer::kill);
            observer.killed(buyer.info(), seat);
        }
    }

    /** The race is to end: lets all buyers go on that are stopped. */
    void endPauses() {
        pauses.resumeAll();
    }

    /**
     * Carries out the faults whose time has come, and the orders whose callers still wait. It searches for a holder for
     * one tick; if it finds none, it goes on with the search in the next tick.
     */
    void carryOutDue(RaceOrders orders) {
        pauses.resumeDue();
        List<Fault> due = timed.stream().filter(fault -> nanosTo(fault) == 0).toList();
        due.forEach(fault -> take(new RaceOrders.Order(fault)));
        timed.removeAll(due);
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
        } else if (guardCanBeHeld) {
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
                hit(order.fault(), found.get(), 0);
            }
            order.answer().complete(found.map(buyer -> new Victim(buyer.info(), null)));
        } catch (IOException e) {
            failed(order, e);
        }
    }

    /** Searches for the holder for one tick. Returns whether the search is over. */
    private boolean look(Search wanted) {
        try {
            HolderSearch.Found found = search.find(Race.TICK);
            if (found == null && !wanted.isTooLong()) {
                return false;
            }
            if (found != null) {
                hit(wanted.order.fault(), found);
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

    /** Tells the caller why its order failed. A fault of the settings has no caller; its reason is only in the log. */
    private static void failed(RaceOrders.Order order, IOException why) {
        LOG.debug("{}: {}", order.fault(), why.getMessage());
        order.answer().completeExceptionally(why);
    }

    private void hit(Fault fault, HolderSearch.Found found) throws IOException {
        try {
            hit(fault, found.buyer(), 0);
        } finally {
            pauses.letGo(found.buyer()); // it lives if it is not to be killed, or the ledger could not record the fault
        }
    }

    /** Answers all searches that are not over, and lets all stopped buyers go on. */
    @Override
    public void close() {
        searches.forEach(wanted -> wanted.order.refuse());
        pauses.close();
    }
}
