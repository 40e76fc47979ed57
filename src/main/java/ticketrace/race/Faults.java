package ticketrace.race;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    /** In the place of a buyer's name, if a fault hits all of them. */
    private static final String ALL_BUYERS = "all buyers";

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final RunningBuyers buyers;
    private final RaceObserver observer;
    private final HolderSearch search;
    private final FaultLedger ledger;
    private final Pauses pauses;
    private final boolean guardCanBeHeld;
    private final List<Fault> planned;
    private final List<Timed> timed = new ArrayList<>();
    private final Map<Fault, Random> drawn = new HashMap<>();
    private final Set<Integer> carriedOut = new HashSet<>();
    private final Queue<Search> searches = new ArrayDeque<>();
    private long signalNanos;
    private boolean isEnding;

    /** A fault that is not at a step, and when it happens next, after the start signal. */
    private record Timed(Fault fault, long afterNanos) {

        static Timed first(Fault fault) {
            long every = fault.moment().every().toNanos();
            return new Timed(fault, Math.max(every, fault.moment().after().toNanos()));
        }

        /** Its next time; null if it happens once. */
        @Nullable
        Timed next() {
            long every = fault.moment().every().toNanos();
            return every == 0 ? null : new Timed(fault, afterNanos + every);
        }
    }

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
        planned.stream().filter(fault -> !fault.isAtAStep()).map(Timed::first).forEach(timed::add);
    }

    /**
     * Makes ready for the faults of the settings, before the start signal: records those that last the whole race.
     *
     * @throws IOException if buyers cannot be stopped on this machine, or the ledger cannot record a fault
     */
    void prepare() throws IOException {
        if (planned.stream().anyMatch(Fault.Pause.class::isInstance)) {
            pauses.prepare();
        }
        for (Fault fault : planned) {
            if (fault instanceof Fault.Slow) {
                ledger.begin(fault, ALL_BUYERS);
            }
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

    private long nanosTo(Timed each) {
        return Math.max(0, signalNanos + each.afterNanos() - System.nanoTime());
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
            if (pauses.begin(pause, buyer)) {
                observer.paused(buyer.info(), seat, pause.length());
            }
        } else {
            ledger.carryOut(fault, buyer.name(), buyer::kill);
            observer.killed(buyer.info(), seat);
        }
    }

    /** The race is to end: lets all buyers go on that are stopped, and stops no other. */
    void endPauses() {
        isEnding = true;
        tellResumed(pauses.resumeAll());
    }

    private void tellResumed(List<RunningBuyer> goingOn) {
        goingOn.forEach(buyer -> observer.resumed(buyer.info()));
    }

    /**
     * Carries out the faults whose time has come, and the orders whose callers still wait. It searches for a holder for
     * one tick; if it finds none, it goes on with the search in the next tick.
     */
    void carryOutDue(RaceOrders orders) {
        tellResumed(pauses.resumeDue());
        List<Timed> due = timed.stream().filter(each -> nanosTo(each) == 0).toList();
        timed.removeAll(due);
        for (Timed each : due) {
            take(new RaceOrders.Order(each.fault()));
            Timed next = each.next();
            if (next != null) {
                timed.add(next);
            }
        }
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
        Fault.Target target = order.fault().target();
        if (isEnding && order.fault() instanceof Fault.Pause) {
            order.refuse();
        } else if (target instanceof Fault.Named named) {
            answer(order, named.buyer());
        } else if (target instanceof Fault.Any any) {
            answer(order, draw(order.fault(), any));
        } else if (guardCanBeHeld) {
            searches.add(new Search(order, System.nanoTime()));
        } else {
            order.refuse();
        }
    }

    /** The buyer that the fault's own sequence of numbers names next, or the next one after it that races. */
    private String draw(Fault fault, Fault.Any any) {
        List<RunningBuyer> all = buyers.all();
        int drawnNumber =
                drawn.computeIfAbsent(fault, first -> new Random(any.seed())).nextInt(all.size());
        for (int i = 0; i < all.size(); i++) {
            RunningBuyer buyer = all.get((drawnNumber + i) % all.size());
            if (buyer.isRacingAndAlive()) {
                return buyer.name();
            }
        }
        return all.get(drawnNumber).name();
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
            HolderSearch.Found found = search.find(wanted.order.fault().target(), Race.TICK);
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
