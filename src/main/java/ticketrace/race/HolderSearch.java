package ticketrace.race;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import ticketrace.history.LatestPurchase;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;
import ticketrace.run.Fault;
import ticketrace.run.RunFolder;

/**
 * Finds the buyer that holds the guard, or one that waits for it, and prevents it from going on. What the launcher reads
 * of a running buyer can be out of date at once. So the launcher stops a candidate (SIGSTOP), and then reads its
 * history. If the candidate is such a buyer, it stays stopped. If not, the launcher lets it go on (SIGCONT) and tries the
 * next candidate.
 *
 * <p>Only the launcher's thread uses it. If the launcher dies meanwhile, no buyer stays stopped: see {@link Pauses}.
 */
final class HolderSearch {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final RunFolder folder;
    private final RunningBuyers buyers;
    private final Pauses pauses;
    private int tries;

    HolderSearch(RunFolder folder, RunningBuyers buyers, Pauses pauses) {
        this.folder = folder;
        this.buyers = buyers;
        this.pauses = pauses;
    }

    /**
     * The buyer. It stays stopped until the launcher kills it or lets it go.
     *
     * @param holder where it stands; null if it waits
     */
    record Found(RunningBuyer buyer, @Nullable Holder holder) {}

    /**
     * Searches for the holder or a waiter, for about as long as {@code limit}.
     *
     * @return null if no buyer that it stopped was one
     * @throws IOException if it cannot stop a buyer or read its history
     */
    @Nullable
    Found find(Fault.Target wanted, Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        do {
            List<RunningBuyer> candidates = candidates(wanted);
            for (RunningBuyer candidate : candidates) {
                Found found = look(wanted, candidate);
                if (found != null) {
                    return found;
                }
            }
            if (candidates.isEmpty()) {
                LockSupport.parkNanos(PAUSE_NANOS); // nobody races yet, or any more
            }
        } while (System.nanoTime() - deadline < 0);
        return null;
    }

    /**
     * The buyers that seem to hold the guard, or to wait for it, the latest first. If none does, one of the other buyers,
     * and another one at the next call.
     */
    private List<RunningBuyer> candidates(Fault.Target wanted) throws IOException {
        record Candidate(RunningBuyer buyer, long since) {}
        List<RunningBuyer> racing =
                buyers.all().stream().filter(RunningBuyer::isRacingAndAlive).toList();
        List<Candidate> seen = new ArrayList<>();
        for (RunningBuyer buyer : racing) {
            PurchaseRecord purchase = LatestPurchase.in(folder.historyOf(buyer.name()));
            if (purchase != null && is(wanted, purchase)) {
                seen.add(new Candidate(buyer, purchase.latest()));
            }
        }
        if (seen.isEmpty() && !racing.isEmpty()) {
            return List.of(racing.get(tries++ % racing.size()));
        }
        return seen.stream()
                .sorted(Comparator.comparingLong(Candidate::since).reversed())
                .map(Candidate::buyer)
                .toList();
    }

    private static boolean is(Fault.Target wanted, PurchaseRecord purchase) {
        return wanted instanceof Fault.Waiter
                ? purchase.isOpen() && purchase.hasBegun(Step.ACQUIRE) && purchase.end(Step.ACQUIRE) == 0
                : purchase.hasGuard();
    }

    private @Nullable Found look(Fault.Target wanted, RunningBuyer candidate) throws IOException {
        if (!pauses.stop(candidate)) {
            return null; // it has ended
        }
        Found found = null;
        try {
            PurchaseRecord purchase = LatestPurchase.in(folder.historyOf(candidate.name()));
            if (purchase != null && is(wanted, purchase)) {
                found = new Found(candidate, purchase.hasGuard() ? new Holder(candidate.info(), purchase) : null);
            }
            return found;
        } finally {
            if (found == null) {
                pauses.letGo(candidate);
            }
        }
    }
}
