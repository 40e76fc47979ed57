package ticketrace.race;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kills of a race that somebody wanted: of a holder, and of whoever was named while the race ran. Each is written down
 * before it happens; what nobody wrote down would look like an accident. Launcher's thread only.
 */
final class Kills {

    private static final Logger LOG = LoggerFactory.getLogger(Kills.class);

    private final RunFolder folder;
    private final RunningBuyers buyers;
    private final RaceObserver observer;
    private final Set<String> victims = new LinkedHashSet<>();
    private boolean holderKilled;

    Kills(RunFolder folder, RunningBuyers buyers, RaceObserver observer) {
        this.folder = folder;
        this.buyers = buyers;
        this.observer = observer;
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

    /** Kills those that somebody wants killed, if they still run and somebody still waits for it. */
    void obey(RaceOrders orders) {
        for (RaceOrders.Kill order = orders.nextKill(); order != null; order = orders.nextKill()) {
            if (order.answer().isDone()) {
                continue;
            }
            try {
                order.answer().complete(kill(order.buyer()));
            } catch (IOException e) {
                order.answer().completeExceptionally(e);
            }
        }
    }

    private boolean kill(String name) throws IOException {
        for (RunningBuyer buyer : buyers.all()) {
            if (buyer.name().equals(name) && buyer.isRacing()) {
                writeDown(buyer);
                buyer.kill();
                observer.killedOnRequest(buyer.info());
                return true;
            }
        }
        return false;
    }

    private void writeDown(RunningBuyer victim) throws IOException {
        victims.add(victim.name());
        folder.notes().writeKilled(List.copyOf(victims));
    }
}
