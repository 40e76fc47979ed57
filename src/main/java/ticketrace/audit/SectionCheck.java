package ticketrace.audit;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.Step;

/**
 * Was more than one buyer inside the critical section at once? Did a buyer get the guard before one that had asked
 * earlier?
 */
final class SectionCheck {

    private final Findings findings;
    private final List<Attempt> attempts;
    private final long origin;
    private final @Nullable Integer overlaps;

    /** Checks all attempts of a race with a common clock. */
    SectionCheck(List<BuyerHistory> buyers, List<Attempt> attempts, long origin, Findings findings) {
        this.findings = findings;
        this.attempts = attempts;
        this.origin = origin;
        boolean guarded =
                attempts.stream().anyMatch(attempt -> attempt.purchase().hasBegun(Step.ACQUIRE));
        this.overlaps = guarded ? Overlaps.count(buyers, SectionCheck::section, this::overlap) : null;
    }

    private static @Nullable Interval section(Attempt attempt) {
        PurchaseRecord purchase = attempt.purchase();
        if (!purchase.hasBegun(Step.ACQUIRE) || purchase.acquired() == 0) {
            return null;
        }
        long release = purchase.begin(Step.RELEASE);
        return new Interval(attempt, purchase.acquired(), release != 0 ? release : purchase.latest());
    }

    private boolean overlap(Interval inside, Interval entering) {
        findings.add(
                FindingKind.OVERLAP,
                null,
                List.of(inside.attempt(), entering.attempt()),
                () -> entering.attempt().buyer() + " went in at " + EvidenceWords.time(entering.begin() - origin)
                        + " while "
                        + inside.attempt().buyer() + " was inside, from " + EvidenceWords.time(inside.begin() - origin)
                        + " to "
                        + EvidenceWords.time(inside.end() - origin) + ".");
        return true;
    }

    /** Finds purchases that asked for the guard before another one and got it after it; equal stamps have no order. */
    void checkTurns() {
        List<Attempt> served = attempts.stream()
                .filter(attempt ->
                        attempt.purchase().asked() != 0 && attempt.purchase().acquired() != 0)
                .sorted(Comparator.comparingLong(SectionCheck::asked).reversed())
                .toList();
        // The first to get the guard, among the attempts that asked later than the ones that the loop looks at.
        Attempt earliestServed = null;
        for (int from = 0; from < served.size(); ) {
            Attempt earliestServedHere = earliestServed;
            int to = from;
            for (; to < served.size() && asked(served.get(to)) == asked(served.get(from)); to++) {
                Attempt attempt = served.get(to);
                if (earliestServed != null && acquired(earliestServed) < acquired(attempt)) {
                    overtaken(attempt, earliestServed);
                }
                boolean earlier = earliestServedHere == null || acquired(attempt) < acquired(earliestServedHere);
                earliestServedHere = earlier ? attempt : earliestServedHere;
            }
            earliestServed = earliestServedHere;
            from = to;
        }
    }

    private static long asked(Attempt attempt) {
        return attempt.purchase().asked();
    }

    private static long acquired(Attempt attempt) {
        return attempt.purchase().acquired();
    }

    private void overtaken(Attempt first, Attempt later) {
        findings.add(
                FindingKind.OVERTAKEN,
                null,
                List.of(first, later),
                () -> first.buyer() + " asked at "
                        + EvidenceWords.time(first.purchase().asked() - origin) + ", before "
                        + later.buyer() + " at "
                        + EvidenceWords.time(later.purchase().asked() - origin) + ", but "
                        + later.buyer() + " was served first.");
    }

    /** The number of sections that began while another buyer's was open; null without ACQUIRE. */
    @Nullable
    Integer overlaps() {
        return overlaps;
    }
}
