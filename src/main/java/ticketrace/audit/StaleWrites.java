package ticketrace.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.GrantRecord;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

/**
 * Did a buyer write the count under a grant that was not the newest any more? A write is stale if it began after a read or
 * a write under a newer grant had ended: the newer grant's buyer decided without it.
 *
 * <p>Buyers on other machines: only a write that began later by all that is known of the clocks is stale.
 */
final class StaleWrites {

    /** A moment of a purchase whose grant has a number. */
    private record Moment(Attempt attempt, long at) {

        long token() {
            return attempt.purchase().grant().token();
        }
    }

    private StaleWrites() {}

    /** Adds a finding for each stale write. Returns how many there are; null if no grant had a number. */
    static @Nullable Integer check(List<Attempt> attempts, Findings findings) {
        List<Moment> used = new ArrayList<>();
        List<Moment> writes = new ArrayList<>();
        for (Attempt attempt : attempts) {
            PurchaseRecord purchase = attempt.purchase();
            if (purchase.grant().token() == GrantRecord.NO_TOKEN) {
                continue;
            }
            for (Step step : List.of(Step.READ, Step.WRITE)) {
                if (purchase.end(step) != 0) {
                    used.add(new Moment(attempt, attempt.by().offset().latest(purchase.end(step))));
                }
            }
            if (purchase.end(Step.WRITE) != 0) {
                writes.add(new Moment(attempt, attempt.by().offset().earliest(purchase.begin(Step.WRITE))));
            }
        }
        if (attempts.stream().allMatch(attempt -> attempt.purchase().grant().token() == GrantRecord.NO_TOKEN)) {
            return null;
        }
        used.sort(Comparator.comparingLong(Moment::at));
        writes.sort(Comparator.comparingLong(Moment::at));
        int stale = 0;
        int next = 0;
        Moment newest = null;
        for (Moment write : writes) {
            for (; next < used.size() && used.get(next).at() < write.at(); next++) {
                newest = newest == null || used.get(next).token() > newest.token() ? used.get(next) : newest;
            }
            if (newest != null && newest.token() > write.token()) {
                add(write, newest, findings);
                stale++;
            }
        }
        return stale;
    }

    private static void add(Moment write, Moment newest, Findings findings) {
        Attempt late = write.attempt();
        Attempt next = newest.attempt();
        findings.add(
                FindingKind.STALE_WRITE,
                late.seat(),
                List.of(late, next),
                () -> late.buyer() + " wrote " + (late.seat() - 1) + " under grant " + write.token() + ", after "
                        + next.buyer() + " had used the count under grant " + newest.token() + ".");
    }
}
