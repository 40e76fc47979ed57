package ticketrace.race;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.LatestPurchase;
import ticketrace.history.PurchaseRecord;
import ticketrace.launch.Pauser;
import ticketrace.run.RunFolder;

/**
 * Finds out who has the guard, and keeps it from giving it back meanwhile. What the launcher sees of running buyers is past
 * when it sees it; so a candidate is stopped (SIGSTOP), and its history is read then. If it has the guard it is the holder;
 * if not, it goes on (SIGCONT), and the next one is tried.
 *
 * <p>Launcher's thread only. If the launcher dies in between, nobody is left standing: see {@link Pauser}.
 */
final class HolderSearch implements AutoCloseable {

    private final RunFolder folder;
    private final RunningBuyers buyers;
    private @Nullable Pauser pauser;
    private int tries;

    HolderSearch(RunFolder folder, RunningBuyers buyers) {
        this.folder = folder;
        this.buyers = buyers;
    }

    /** The holder, which stands still until it is killed or {@link #letGo}. */
    record Found(RunningBuyer buyer, Holder holder) {}

    /**
     * Looks for the holder, for as long as this.
     *
     * @return null if nobody that was looked at had the guard
     * @throws IOException if a buyer cannot be stopped, or its history not be read
     */
    @Nullable
    Found find(Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        do {
            for (RunningBuyer candidate : candidates()) {
                Found found = look(candidate);
                if (found != null) {
                    return found;
                }
            }
        } while (System.nanoTime() - deadline < 0);
        return null;
    }

    /** Those that seem to have the guard, the latest first; if nobody does, one of the others, and another one next time. */
    private List<RunningBuyer> candidates() throws IOException {
        record Glance(RunningBuyer buyer, long acquired) {}
        List<RunningBuyer> racing =
                buyers.all().stream().filter(RunningBuyer::goesOn).toList();
        List<Glance> seen = new ArrayList<>();
        for (RunningBuyer buyer : racing) {
            PurchaseRecord purchase = LatestPurchase.in(folder.historyOf(buyer.name()));
            if (purchase != null && purchase.hasGuard()) {
                seen.add(new Glance(buyer, purchase.acquired()));
            }
        }
        if (seen.isEmpty() && !racing.isEmpty()) {
            return List.of(racing.get(tries++ % racing.size()));
        }
        return seen.stream()
                .sorted(Comparator.comparingLong(Glance::acquired).reversed())
                .map(Glance::buyer)
                .toList();
    }

    private @Nullable Found look(RunningBuyer candidate) throws IOException {
        if (!pauser().pause(candidate.info().pid())) {
            return null; // it has ended meanwhile
        }
        Found found = null;
        try {
            PurchaseRecord purchase = LatestPurchase.in(folder.historyOf(candidate.name()));
            if (purchase != null && purchase.hasGuard()) {
                found = new Found(candidate, new Holder(candidate.info(), purchase));
            }
            return found;
        } finally {
            if (found == null) {
                letGo(candidate);
            }
        }
    }

    /** Has it go on, if it lives. */
    void letGo(RunningBuyer buyer) throws IOException {
        pauser().resume(buyer.info().pid());
    }

    private Pauser pauser() throws IOException {
        if (pauser == null) {
            pauser = Pauser.start();
        }
        return pauser;
    }

    /** Has everybody go on. */
    @Override
    public void close() {
        if (pauser != null) {
            pauser.close();
        }
    }
}
