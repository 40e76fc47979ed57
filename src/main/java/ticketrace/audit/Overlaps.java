package ticketrace.audit;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;

/**
 * Finds intervals that began while an interval of another buyer was open.
 *
 * <p>A buyer makes one purchase after the other, so its intervals come in the order of time. The count merges the
 * intervals of all buyers as it reads them and keeps none: a million intervals take no memory.
 *
 * <p>Two moments with the same stamp have no order. So two intervals overlap if a moment between two stamps lies in
 * both. An interval that began and ended with the same stamp overlaps another one only if that one began before and
 * ended after.
 */
final class Overlaps {

    /** Selects the part of a purchase that is compared. */
    interface Part {

        /** The interval; null if the purchase has no such part. */
        @Nullable
        Interval of(Attempt attempt);
    }

    /** The next interval of a buyer, and the intervals after it. */
    private record Upcoming(Interval interval, Iterator<Interval> rest) {

        long begin() {
            return interval.begin();
        }

        long end() {
            return interval.end();
        }
    }

    /**
     * Among intervals that began with the same stamp, one that also ended with it comes first: it lies inside none of
     * them.
     */
    private static final Comparator<Upcoming> FIRST_BEGUN =
            Comparator.comparingLong(Upcoming::begin).thenComparingLong(Upcoming::end);

    private Overlaps() {}

    /**
     * Counts the intervals that began while one of another buyer was open.
     *
     * @param met receives the open interval and the one that began in it, and returns whether to look for more
     */
    static int count(List<BuyerHistory> buyers, Part part, BiPredicate<Interval, Interval> met) {
        PriorityQueue<Upcoming> upcoming = new PriorityQueue<>(FIRST_BEGUN);
        buyers.forEach(buyer -> addNext(upcoming, intervals(buyer, part)));
        int meetings = 0;
        // If an interval overlaps any earlier one, it overlaps the one that ends last. That one belongs to another
        // buyer, because the buyer's own earlier intervals have ended.
        Interval last = null;
        for (Upcoming first = upcoming.poll(); first != null; first = upcoming.poll()) {
            Interval next = first.interval();
            if (last != null && last.end() > next.begin()) {
                meetings++;
                if (!met.test(last, next)) {
                    return meetings;
                }
            }
            if (last == null || next.end() > last.end()) {
                last = next;
            }
            addNext(upcoming, first.rest());
        }
        return meetings;
    }

    private static Iterator<Interval> intervals(BuyerHistory buyer, Part part) {
        return buyer.purchases().stream()
                .map(purchase -> part.of(new Attempt(buyer, purchase)))
                .filter(Objects::nonNull)
                .iterator();
    }

    private static void addNext(PriorityQueue<Upcoming> upcoming, Iterator<Interval> rest) {
        if (rest.hasNext()) {
            upcoming.add(new Upcoming(rest.next(), rest));
        }
    }
}
