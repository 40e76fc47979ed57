package ticketrace.audit;

import java.util.List;
import ticketrace.history.BuyerHistory;
import ticketrace.history.ClockOffset;

/**
 * Decides whether a moment of one buyer was before a moment of another, within the bounds of their clocks.
 *
 * <p>The moments of one buyer are on one clock, so their order is always known. Buyers on the launcher's machine share
 * its clock, so the order of their moments is always known, too. For any other buyer, each moment lies in an interval
 * on the launcher's clock ({@link ClockOffset}); if the intervals of two moments overlap, their order is not known. Two
 * moments with the same stamp on one clock have no order, either: neither is before the other.
 */
final class Clocks {

    private final boolean one;

    /** Makes the clocks of these buyers. */
    Clocks(List<BuyerHistory> buyers) {
        one = buyers.stream().allMatch(buyer -> buyer.offset().isNone());
    }

    /** Whether all buyers have the launcher's clock, so that every order is known. */
    boolean areOne() {
        return one;
    }

    /** Whether one moment was before the other. A moment of {@link Long#MAX_VALUE} never comes. */
    Answer isBefore(Attempt attempt, long at, Attempt other, long otherAt) {
        if (one || at == Long.MAX_VALUE || otherAt == Long.MAX_VALUE || isSame(attempt, other)) {
            return at < otherAt ? Answer.YES : Answer.NO;
        }
        ClockOffset offset = attempt.by().offset();
        ClockOffset otherOffset = other.by().offset();
        if (offset.latest(at) < otherOffset.earliest(otherAt)) {
            return Answer.YES;
        }
        return offset.earliest(at) >= otherOffset.latest(otherAt) ? Answer.NO : Answer.CANNOT_BE_TOLD;
    }

    static boolean isSame(Attempt attempt, Attempt other) {
        return attempt.buyer().equals(other.buyer());
    }

    /** The most likely time of the moment on the launcher's clock; only for numbers that do not decide the verdict. */
    static long likely(Attempt attempt, long at) {
        return attempt.by().offset().middle(at);
    }

    /** The sentence that says that {@code what} cannot be told, and why. */
    static String cannotTell(String what, Attempt one, Attempt other) {
        long width = one.by().offset().widthNanos() + other.by().offset().widthNanos();
        width = width < 0 ? Long.MAX_VALUE : width;
        return "Whether " + what + " cannot be told: the clocks of " + one.buyer() + " and " + other.buyer()
                + " are known only to within " + EvidenceWords.time(width) + " of each other.";
    }
}
