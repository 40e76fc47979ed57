package ticketrace.audit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;
import ticketrace.history.Step;

/**
 * Is there an order of all steps that explains every count that was read and every count that was changed?
 *
 * <p>Where nothing is lost, the count goes from all tickets down to what is left, one at a time: it is read while it is 7,
 * then one buyer changes it to 6, then it is read while it is 6, and so on. So every step has its place on that way, and only
 * steps that read the same may come in any order. A step happened at one point between its begin and its end. Put the points
 * along the way, each as early as it can be: that fails exactly if a step ended before one began whose place is before it.
 *
 * <p>Of a read only its end counts: a processor may read a moment before it stamps the begin, and of a count that was read
 * too late nobody sold anything.
 *
 * <p>What ended happened, whoever died later. What began may have happened, at any time since; of several that may have
 * changed the same count, the one that began first explains the most. A buyer that died before its TAKE told it a seat may
 * have taken any.
 *
 * <p>Looks only where no other check has found anything that violates: then at most one change that ended belongs to each
 * count, and each is of a count above what is left.
 */
final class ChainCheck {

    private static final long NEVER = Long.MAX_VALUE;
    private static final long NONE = Long.MIN_VALUE;

    /**
     * What the stamps tell of the order.
     *
     * @param common whether stamps of different buyers can be compared
     * @param atCommit whether a change stood only when its RELEASE had ended
     */
    record Clock(boolean common, boolean atCommit) {}

    private final int tickets;
    private final int left;
    private final List<Attempt> attempts;
    private final Clock clock;
    private final Findings findings;

    /** By the count that was read: the first end of a read; begin and end of the change. */
    private final long[] readEnd;

    private final long[] changeBegin;
    private final long[] changeEnd;
    private final BitSet changedForCertain = new BitSet();
    private final Queue<Attempt> ofAnySeat = new PriorityQueue<>(Comparator.comparingLong(this::changeBegin));
    private boolean explained = true;

    /** Looks at a race at whose end so many tickets are left. */
    ChainCheck(RaceHistory race, int left, List<Attempt> attempts, Clock clock, Findings findings) {
        this.tickets = race.tickets();
        this.left = left;
        this.attempts = attempts;
        this.clock = clock;
        this.findings = findings;
        this.readEnd = filled(NEVER);
        this.changeBegin = filled(NEVER);
        this.changeEnd = filled(NEVER);
        attempts.forEach(this::noteRead);
        attempts.forEach(this::noteChange);
        followTheCount();
    }

    private long[] filled(long with) {
        long[] byCount = new long[tickets + 1];
        Arrays.fill(byCount, with);
        return byCount;
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
        readEnd[count] = Math.min(readEnd[count], readEnd(attempt));
    }

    private void noteChange(Attempt attempt) {
        int seat = attempt.seat();
        if (!attempt.purchase().mayHaveChanged() || seat > tickets) {
            return;
        }
        if (seat == PurchaseRecord.NOTHING) {
            ofAnySeat.add(attempt);
        } else if (attempt.purchase().hasChanged()) {
            changedForCertain.set(seat);
            changeBegin[seat] = changeBegin(attempt);
            changeEnd[seat] = changeEnd(attempt);
        } else if (!changedForCertain.get(seat)) {
            changeBegin[seat] = Math.min(changeBegin[seat], changeBegin(attempt));
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
        long latest = NONE; // begin of a change whose place is before
        for (int count = tickets; count >= left && explained; count--) {
            if (readEnd[count] < latest) {
                toldTooEarly(count, latest, false);
            }
            if (count == left) {
                return;
            }
            boolean isKnown = changeBegin[count] != NEVER;
            Attempt any = isKnown ? null : ofAnySeat.poll();
            if (!isKnown && any == null) {
                contradiction(List.of(), "nobody can have taken seat " + count + " out of the count.");
            } else if (changeEnd[count] < latest) {
                toldTooEarly(count, latest, true);
            }
            latest = Math.max(latest, any == null ? changeBegin[count] : changeBegin(any));
        }
    }

    /** Something was over before a change began whose place is before it; finds out what both were. */
    private void toldTooEarly(int count, long latest, boolean isChange) {
        Attempt early = any(attempt -> attempt.seat() == count
                && (isChange
                        ? attempt.purchase().hasChanged() && changeEnd(attempt) == changeEnd[count]
                        : readEnd(attempt) == readEnd[count]));
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

    /** Whether there is such an order. */
    boolean isExplained() {
        return explained;
    }
}
