package ticketrace.audit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;

/**
 * Is there an order of all steps that explains every count that a buyer read and every count that a buyer changed?
 *
 * <p>If no update is lost, the count falls from all tickets to the count at the end, one by one: buyers read 7, then
 * one buyer changes it to 6, then buyers read 6, and so on. So this chain of counts gives every step its place, and
 * only steps that read the same count may happen in any order. A step took effect at one point between its begin and
 * its end. The check puts these points along the chain, each as early as possible. That fails exactly if a step ended
 * before another step began that has an earlier place in the chain.
 *
 * <p>For a read, only its end counts: a processor may read a moment before it stamps the begin, and a count that was
 * read too late sold nothing.
 *
 * <p>A step that ended happened, even if its buyer died later. A step that only began may have happened at any time
 * since; if several such steps may have changed the same count, the one that began first explains the most. A buyer
 * that died in its TAKE before the store returned a seat may have taken any seat.
 *
 * <p>The audit runs this check only if no other check found a violation. So at most one ended change belongs to each
 * count, and each changed a count above the count at the end.
 */
final class ChainCheck {

    private static final long NEVER = Long.MAX_VALUE;
    private static final long NONE = Long.MIN_VALUE;

    /**
     * How the order of steps follows from their stamps.
     *
     * @param common whether stamps of different buyers can be compared
     * @param atCommit whether a change stood only after its RELEASE had ended, because the RELEASE commits it
     */
    record Clock(boolean common, boolean atCommit) {}

    /**
     * The steps that read or changed one count.
     *
     * @param readEnd the earliest end of a read
     * @param changeBegin the begin of the change; of several possible changes, the earliest
     * @param changeEnd the end of the change
     * @param isChanged whether a change is certain
     */
    private record StepsOfCount(long readEnd, long changeBegin, long changeEnd, boolean isChanged) {

        static final StepsOfCount NONE = new StepsOfCount(NEVER, NEVER, NEVER, false);

        StepsOfCount withRead(long end) {
            return end < readEnd ? new StepsOfCount(end, changeBegin, changeEnd, isChanged) : this;
        }

        StepsOfCount withChange(long begin, long end) {
            return new StepsOfCount(readEnd, begin, end, true);
        }

        StepsOfCount withPossibleChange(long begin) {
            return isChanged ? this : new StepsOfCount(readEnd, Math.min(changeBegin, begin), changeEnd, false);
        }
    }

    private final int tickets;
    private final int left;
    private final List<Attempt> attempts;
    private final Clock clock;
    private final Findings findings;

    /** The steps that read or changed each count. */
    private final StepsOfCount[] steps;

    private final Queue<Attempt> changesOfUnknownSeat =
            new PriorityQueue<>(Comparator.comparingLong(this::changeBegin));
    private boolean explained = true;

    private ChainCheck(RaceHistory race, int left, List<Attempt> attempts, Clock clock, Findings findings) {
        this.tickets = race.tickets();
        this.left = left;
        this.attempts = attempts;
        this.clock = clock;
        this.findings = findings;
        this.steps = new StepsOfCount[tickets + 1];
        Arrays.fill(steps, StepsOfCount.NONE);
    }

    /**
     * Whether such an order explains a race that ended with this many tickets left; adds a finding if there is none.
     */
    static boolean isExplained(RaceHistory race, int left, List<Attempt> attempts, Clock clock, Findings findings) {
        ChainCheck check = new ChainCheck(race, left, attempts, clock, findings);
        attempts.forEach(check::noteRead);
        attempts.forEach(check::noteChange);
        check.followTheCount();
        return check.explained;
    }

    private void noteRead(Attempt attempt) {
        int count = attempt.seat();
        if (count == PurchaseRecord.NOTHING || count > tickets) {
            return;
        }
        if (count < left) {
            contradiction(
                    List.of(attempt),
                    attempt.buyer() + " read " + count + ", but " + left + (left == 1 ? " is left." : " are left."));
            return;
        }
        steps[count] = steps[count].withRead(readEnd(attempt));
    }

    private void noteChange(Attempt attempt) {
        int seat = attempt.seat();
        if (!attempt.purchase().mayHaveChanged() || seat > tickets) {
            return;
        }
        if (seat == PurchaseRecord.NOTHING) {
            changesOfUnknownSeat.add(attempt);
        } else if (attempt.purchase().hasChanged()) {
            steps[seat] = steps[seat].withChange(changeBegin(attempt), changeEnd(attempt));
        } else {
            steps[seat] = steps[seat].withPossibleChange(changeBegin(attempt));
        }
    }

    private long readEnd(Attempt attempt) {
        return known(attempt.purchase().readEnd());
    }

    private long changeBegin(Attempt attempt) {
        return clock.common() ? attempt.purchase().changeBegan() : NONE;
    }

    private long changeEnd(Attempt attempt) {
        PurchaseRecord purchase = attempt.purchase();
        long end = clock.atCommit() ? purchase.end(Step.RELEASE) : purchase.written();
        return purchase.hasChanged() ? known(end) : NEVER;
    }

    private long known(long end) {
        return clock.common() && end != 0 ? end : NEVER;
    }

    private void followTheCount() {
        long latest = NONE; // the latest begin of the changes that have an earlier place in the chain
        for (int count = tickets; count >= left && explained; count--) {
            if (steps[count].readEnd() < latest) {
                reportTooEarly(count, latest, false);
            }
            if (count == left) {
                return;
            }
            boolean isKnown = steps[count].changeBegin() != NEVER;
            Attempt any = isKnown ? null : changesOfUnknownSeat.poll();
            if (!isKnown && any == null) {
                contradiction(List.of(), "no purchase explains seat " + count + ".");
            } else if (steps[count].changeEnd() < latest) {
                reportTooEarly(count, latest, true);
            }
            latest = Math.max(latest, any == null ? steps[count].changeBegin() : changeBegin(any));
        }
    }

    /** A step ended before a change began that has an earlier place in the chain: finds both and reports them. */
    private void reportTooEarly(int count, long latest, boolean isChange) {
        Attempt early = any(attempt -> attempt.seat() == count
                && (isChange
                        ? attempt.purchase().hasChanged() && changeEnd(attempt) == steps[count].changeEnd()
                        : readEnd(attempt) == steps[count].readEnd()));
        Attempt late = any(attempt -> isLateChange(attempt, count, latest));
        contradiction(
                List.of(early, late),
                early.buyer() + (isChange ? " took seat " + count + " out of the count" : " read " + count) + " before "
                        + late.buyer() + " began to take" + seatOf(late) + ".");
    }

    private boolean isLateChange(Attempt attempt, int count, long latest) {
        boolean before = attempt.seat() > count || attempt.seat() == PurchaseRecord.NOTHING;
        return before && attempt.purchase().mayHaveChanged() && changeBegin(attempt) == latest;
    }

    private static String seatOf(Attempt attempt) {
        return attempt.seat() == PurchaseRecord.NOTHING ? " a seat" : " seat " + attempt.seat() + " out of the count";
    }

    private Attempt any(Predicate<Attempt> which) {
        return attempts.stream().filter(which).findFirst().orElseThrow();
    }

    private void contradiction(List<Attempt> shownBy, String says) {
        if (explained) {
            findings.add(
                    FindingKind.OUT_OF_ORDER, null, shownBy, () -> "No order of the steps explains them all: " + says);
        }
        explained = false;
    }
}
