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
    private final List<BuyerHistory> buyers;
    private final Clocks clocks;
    private final long origin;

    /** Makes the check of all attempts of a race whose clocks are known. */
    SectionCheck(List<BuyerHistory> buyers, List<Attempt> attempts, Clocks clocks, long origin, Findings findings) {
        this.findings = findings;
        this.buyers = buyers;
        this.attempts = attempts;
        this.clocks = clocks;
        this.origin = origin;
    }

    /**
     * Adds a finding for each section that began while another buyer's was open.
     *
     * @return the number of such sections; null without ACQUIRE
     */
    @Nullable
    Integer checkOverlaps() {
        boolean guarded =
                attempts.stream().anyMatch(attempt -> attempt.purchase().hasBegun(Step.ACQUIRE));
        return guarded ? overlapping() : null;
    }

    private int overlapping() {
        if (clocks.areOne()) {
            return Overlaps.count(buyers, SectionCheck::section, this::overlap);
        }
        PairsOfBuyers pairs = new PairsOfBuyers(buyers, SectionCheck::section, clocks)
                .overlapping((inside, entering) -> overlap(inside, entering));
        Interval first = pairs.doubtOnStart();
        Interval next = pairs.doubtOnEnd();
        if (first != null && next != null && findings.wouldViolate(FindingKind.OVERLAP)) {
            Attempt one = first.attempt();
            Attempt other = next.attempt();
            findings.addDoubt(one, other, one.buyer() + " and " + other.buyer() + " were inside at the same time");
        }
        return pairs.found();
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
                () -> entering.attempt().buyer() + " went in at " + time(entering.attempt(), entering.begin())
                        + " while "
                        + inside.attempt().buyer() + " was inside, from " + time(inside.attempt(), inside.begin())
                        + " to "
                        + time(inside.attempt(), inside.end()) + ".");
        return true;
    }

    private String time(Attempt attempt, long at) {
        return EvidenceWords.time(Clocks.likely(attempt, at) - origin);
    }

    /** Adds a finding for each purchase that asked for the guard before another one and got it after it; equal stamps have no order. */
    void checkTurns() {
        if (!clocks.areOne()) {
            checkTurnsOfDistantBuyers();
            return;
        }
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

    private void checkTurnsOfDistantBuyers() {
        PairsOfBuyers pairs = new PairsOfBuyers(buyers, SectionCheck::wait, clocks)
                .overtaken((first, later) -> overtaken(first.attempt(), later.attempt()));
        Interval later = pairs.doubtOnStart();
        Interval first = pairs.doubtOnEnd();
        if (later != null && first != null) {
            findings.addDoubt(
                    first.attempt(),
                    later.attempt(),
                    later.attempt().buyer() + " was served before "
                            + first.attempt().buyer() + ", which had asked before it,");
        }
    }

    private static @Nullable Interval wait(Attempt attempt) {
        boolean served = asked(attempt) != 0 && acquired(attempt) != 0;
        return served ? new Interval(attempt, asked(attempt), acquired(attempt)) : null;
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
                        + time(first, asked(first)) + ", before "
                        + later.buyer() + " at "
                        + time(later, asked(later)) + ", but "
                        + later.buyer() + " was served first.");
    }
}
