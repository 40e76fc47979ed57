package ticketrace.race;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.guard.Guards;
import ticketrace.launch.Patience;
import ticketrace.run.RunFolder;

/**
 * The kills of a race that somebody wanted: of a holder, and of whoever was named while the race ran. Each is written down
 * before it happens; what nobody wrote down would look like an accident. Launcher's thread only.
 */
final class Kills implements AutoCloseable {

    /** A guard that nobody was found with for so long is free for most of the time, or in a dead buyer's hands. */
    private static final Duration SEARCH_LIMIT = Patience.stretched(Duration.ofSeconds(3));

    private static final Logger LOG = LoggerFactory.getLogger(Kills.class);

    private final RunFolder folder;
    private final RunningBuyers buyers;
    private final RaceObserver observer;
    private final HolderSearch search;
    private final Set<String> victims = new LinkedHashSet<>();
    private final Queue<Search> searches = new ArrayDeque<>();
    private final boolean isHeld;
    private boolean holderKilled;

    /** A holder is looked for since then ({@link System#nanoTime}). */
    private record Search(RaceOrders.KillHolder order, long since) {

        boolean isTooLong() {
            return System.nanoTime() - since > SEARCH_LIMIT.toNanos();
        }
    }

    Kills(RunFolder folder, RunningBuyers buyers, RaceObserver observer) {
        this.folder = folder;
        this.buyers = buyers;
        this.observer = observer;
        this.search = new HolderSearch(folder, buyers);
        this.isHeld = Guards.named(folder.settings().guard()).isHeld();
    }

    /** The names of those that were killed. */
    Set<String> victims() {
        return victims;
    }

    /** Kills the first buyer that stands still with the guard in its hands; the others need not stand still any more. */
    void holder(RunningBuyer holder, int seat) {
        if (holderKilled) {
            return;
        }
        holderKilled = true;
        try {
            writeDown(holder);
        } catch (IOException e) { // the settings say that somebody was to be killed
            LOG.warn("{}", e.getMessage());
        }
        holder.kill();
        observer.killed(holder.info(), seat);
        buyers.tellAll(Protocol.GO);
    }

    /**
     * Kills those that somebody wants killed, if they still run and somebody still waits for it. Whoever holds a guard may
     * not be found at once; it is looked for during a tick, and again in the next one.
     */
    void obey(RaceOrders orders) {
        for (RaceOrders.Kill order = orders.nextKill(); order != null; order = orders.nextKill()) {
            if (order instanceof RaceOrders.KillBuyer named) {
                obey(named);
            } else if (order instanceof RaceOrders.KillHolder holder && isHeld) {
                searches.add(new Search(holder, System.nanoTime()));
            } else {
                order.refuse();
            }
        }
        Search first = searches.peek();
        if (first != null && (first.order.answer().isDone() || obey(first))) {
            searches.remove();
        }
    }

    private void obey(RaceOrders.KillBuyer order) {
        if (order.answer().isDone()) {
            return;
        }
        try {
            order.answer().complete(kill(order.buyer()));
        } catch (IOException e) {
            order.answer().completeExceptionally(e);
        }
    }

    /** Returns whether that is done with. */
    private boolean obey(Search wanted) {
        try {
            HolderSearch.Found found = search.find(Race.TICK);
            if (found == null && !wanted.isTooLong()) {
                return false;
            }
            if (found != null) {
                kill(found);
            }
            wanted.order.answer().complete(Optional.ofNullable(found).map(HolderSearch.Found::holder));
        } catch (IOException e) {
            wanted.order.answer().completeExceptionally(e);
        }
        return true;
    }

    private void kill(HolderSearch.Found found) throws IOException {
        try {
            kill(found.buyer());
        } finally {
            search.letGo(found.buyer()); // if it could not be written down that it was to die
        }
    }

    private boolean kill(String name) throws IOException {
        for (RunningBuyer buyer : buyers.all()) {
            if (buyer.name().equals(name) && buyer.isRacing()) {
                kill(buyer);
                return true;
            }
        }
        return false;
    }

    private void kill(RunningBuyer buyer) throws IOException {
        writeDown(buyer);
        buyer.kill();
        observer.killedOnRequest(buyer.info());
    }

    private void writeDown(RunningBuyer victim) throws IOException {
        victims.add(victim.name());
        folder.launcherEvidence().writeKilled(List.copyOf(victims));
    }

    /** Nobody waits any more for a holder to be found, and nobody stands still any more. */
    @Override
    public void close() {
        searches.forEach(wanted -> wanted.order.answer().complete(Optional.empty()));
        search.close();
    }
}
