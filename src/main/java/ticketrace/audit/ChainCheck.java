package ticketrace.audit;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
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
 * <p>What ended happened, whoever died later. What began may have happened, at any time since; of several that may have
 * changed the same count, the one that began first explains the most. A buyer that died before its TAKE told it a seat may
 * have taken any.
 *
 * <p>Looks only where no other check has found anything that violates: then at most one change that ended belongs to each
 * count, and each is of a count above what is left.
 */
final class ChainCheck {

    /** Something that happened at a point of the way. */
    private record Event(Attempt attempt, boolean change, long begin, long end) {

        String says() {
            return change
                    ? attempt.buyer() + " took seat " + attempt.seat() + " out of the count"
                    : attempt.buyer() + " read " + attempt.seat();
        }

        String began() {
            return change
                    ? attempt.buyer() + " began to take seat " + attempt.seat() + " out of the count"
                    : attempt.buyer() + " began to read " + attempt.seat();
        }
    }

    private static final long NEVER = Long.MAX_VALUE;

    private final int tickets;
    private final int left;
    private final Clock clock;
    private final Findings findings;
    private final @Nullable Event[] readFirst;
    private final @Nullable Event[] readLast;
    private final @Nullable Event[] changed;
    private final Queue<Event> ofAnySeat = new PriorityQueue<>(Comparator.comparingLong(Event::begin));
    private boolean explained = true;

    /**
     * What the stamps tell of the order.
     *
     * @param common whether stamps of different buyers can be compared
     * @param readsInTime whether a read that began after a change ended must show it: a guard that keeps buyers apart, or
     *     compares and sets, has the processors of the machine agree on what was first; without one, a change shows a moment
     *     after its stamp
     * @param atCommit whether a change stood only when its RELEASE had ended
     */
    record Clock(boolean common, boolean readsInTime, boolean atCommit) {}

    ChainCheck(RaceHistory race, int left, List<Attempt> attempts, Clock clock, Findings findings) {
        this.tickets = race.tickets();
        this.left = left;
        this.clock = clock;
        this.findings = findings;
        this.readFirst = new Event[tickets + 1];
        this.readLast = new Event[tickets + 1];
        this.changed = new Event[tickets + 1];
        attempts.forEach(this::noteRead);
        attempts.forEach(this::noteChange);
        followTheCount();
    }

    private void noteRead(Attempt attempt) {
        PurchaseRecord purchase = attempt.purchase();
        int count = attempt.seat();
        if (count == PurchaseRecord.NOTHING || count > tickets) {
            return;
        }
        Event read = event(attempt, false, purchase.acquired(), purchase.readEnd());
        if (count < left) {
            contradiction(List.of(attempt), read.says() + ", but " + left + (left == 1 ? " is left." : " are left."));
            return;
        }
        Event first = readFirst[count];
        Event last = readLast[count];
        readFirst[count] = first == null || read.end() < first.end() ? read : first;
        readLast[count] = last == null || read.begin() > last.begin() ? read : last;
    }

    private void noteChange(Attempt attempt) {
        PurchaseRecord purchase = attempt.purchase();
        int seat = attempt.seat();
        if (!purchase.mayHaveChanged() || seat > tickets) {
            return;
        }
        long ended = clock.atCommit() ? purchase.end(Step.RELEASE) : purchase.written();
        Event change = event(attempt, true, purchase.changeBegan(), purchase.hasChanged() ? ended : 0);
        if (seat == PurchaseRecord.NOTHING) {
            ofAnySeat.add(change);
            return;
        }
        Event other = changed[seat];
        boolean explainsMore = other == null
                || (!other.attempt().purchase().hasChanged()
                        && (purchase.hasChanged() || change.begin() < other.begin()));
        changed[seat] = explainsMore ? change : other;
    }

    private Event event(Attempt attempt, boolean change, long begin, long end) {
        return new Event(attempt, change, clock.common() ? begin : 0, clock.common() && end != 0 ? end : NEVER);
    }

    private void followTheCount() {
        Event latest = null;
        for (int count = tickets; count >= left && explained; count--) {
            Event read = readFirst[count];
            if (read != null) {
                requireNotAfter(latest, read);
                latest = clock.readsInTime() ? later(latest, readLast[count]) : latest;
            }
            if (count > left) {
                Event change = changed[count] != null ? changed[count] : ofAnySeat.poll();
                if (change == null) {
                    contradiction(List.of(), "nobody can have taken seat " + count + " out of the count.");
                    return;
                }
                requireNotAfter(latest, change);
                latest = later(latest, change);
            }
        }
    }

    private static @Nullable Event later(@Nullable Event one, @Nullable Event other) {
        return one == null || (other != null && other.begin() > one.begin()) ? other : one;
    }

    /** The first, whose place is before the second's, must not have begun after the second had ended. */
    private void requireNotAfter(@Nullable Event first, Event second) {
        if (first != null && first.begin() > second.end()) {
            contradiction(List.of(second.attempt(), first.attempt()), second.says() + " before " + first.began() + ".");
        }
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
