package ticketrace.audit;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A span of time in which a buyer was busy with one purchase. */
record Interval(Attempt attempt, long begin, long end) {

    /**
     * Finds the intervals that began while one of another buyer was open, and tells each with one that was.
     *
     * @param intervals those of one buyer do not overlap each other
     * @return how many there are
     */
    static int meetings(List<Interval> intervals, BiConsumer<Interval, Interval> met) {
        List<Interval> inOrder = intervals.stream()
                .sorted(Comparator.comparingLong(Interval::begin))
                .toList();
        // The two intervals that end last, of two different buyers: one of them is always somebody else's.
        Interval last = null;
        Interval lastOfOthers = null;
        int meetings = 0;
        for (Interval next : inOrder) {
            Interval open = last != null && last.isOf(next) ? lastOfOthers : last;
            if (open != null && open.end > next.begin) {
                meetings++;
                met.accept(open, next);
            }
            if (last == null || last.isOf(next)) {
                last = later(last, next);
            } else if (next.end > last.end) {
                lastOfOthers = last;
                last = next;
            } else {
                lastOfOthers = later(lastOfOthers, next);
            }
        }
        return meetings;
    }

    private boolean isOf(Interval other) {
        return attempt.buyer().equals(other.attempt.buyer());
    }

    private static Interval later(@Nullable Interval one, Interval other) {
        return one != null && one.end >= other.end ? one : other;
    }
}
