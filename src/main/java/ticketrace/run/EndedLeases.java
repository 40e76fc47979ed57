package ticketrace.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

/** Finds out whether a buyer was held up for longer than its lease, so that less was promised. */
final class EndedLeases {

    private EndedLeases() {}

    /**
     * Whether a schedule or a pause held up a buyer for longer than a lease; or, if nobody renews leases, a purchase took
     * longer than its own.
     *
     * @throws IOException if the launcher's evidence cannot be read
     */
    static boolean isThereOne(RaceSettings race, LauncherEvidence launcher, List<BuyerHistory> buyers)
            throws IOException {
        Guard guard = Guards.find(race.guard());
        Duration lease = guard == null ? null : guard.lease(race.guardOptions());
        if (guard == null || lease == null || race.letsTimePass()) {
            return race.letsTimePass();
        }
        boolean hasOutlived = !guard.renewsLease(race.guardOptions())
                && buyers.stream()
                        .flatMap(buyer -> buyer.purchases().stream())
                        .anyMatch(purchase -> hasOutlived(lease, purchase));
        return hasOutlived || launcher.done().stream().anyMatch(each -> each.isPauseOf(lease));
    }

    private static boolean hasOutlived(Duration lease, PurchaseRecord purchase) {
        return purchase.hasBegun(Step.ACQUIRE)
                && purchase.acquired() != 0
                && purchase.latest() - purchase.acquired() >= lease.toNanos();
    }
}
