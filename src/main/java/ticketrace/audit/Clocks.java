package ticketrace.audit;

import java.util.List;
import ticketrace.history.BuyerHistory;
import ticketrace.history.ClockOffset;

/**
 * Tells whether a moment of one buyer was before a moment of another, as far as their clocks are known.
 *
 * <p>Moments of one buyer are on one clock, however that clock stands to others: their order is always known. So is that of
 * buyers on the launcher's machine, which share its clock. Of others each moment lies in an interval on the launcher's clock
 * ({@link ClockOffset}), and two moments whose intervals meet have no order that could be told. Two moments with the same
 * stamp on one clock have none, either: neither is before the other.
 */
final class Clocks {

    private final boolean one;

    /** The clocks of these buyers. */
    Clocks(List<BuyerHistory> buyers) {
        one = buyers.stream().allMatch(buyer -> buyer.offset().isNone());
    }

    /** Whether all buyers have the launcher's clock: then every order can be told. */
    boolean areOne() {
        return one;
    }

    /** Whether that moment of this buyer was before that one of the other. A moment of {@link Long#MAX_VALUE} never comes. */
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

    /** The same moment on the launcher's clock, as well as that is known: for what judges nothing. */
    static long likely(Attempt attempt, long at) {
        return attempt.by().offset().middle(at);
    }

    /** Says that this cannot be told, and why. */
    static String cannotTell(String what, Attempt one, Attempt other) {
        long width = one.by().offset().widthNanos()
                + other.by().offset().widthNanos();
        width = width < 0 ? Long.MAX_VALUE : width;
        return "Whether " + what + " cannot be told: the clocks of " + one.buyer() + " and " + other.buyer()
                + " are known only to within " + EvidenceWords.time(width) + " of each other.";
    }
}
