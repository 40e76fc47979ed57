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
 * Finds what began while something of another buyer was open.
 *
 * <p>A buyer does one thing after the other, so its intervals come in the order of time. Those of all buyers are merged as
 * they are looked at, and none is kept: a million of them take no memory.
 *
 * <p>Two moments with the same stamp have no order. So two intervals met if some moment between two stamps is in both; and
 * one that began and ended with the same stamp met another only if that one had begun before and ended after.
 */
final class Overlaps {

    /** Which part of a purchase counts. */
    interface Part {

        /** The interval; null if the purchase has no such part. */
        @Nullable
        Interval of(Attempt attempt);
    }

    /** The next interval of a buyer, and those after it. */
    private record Upcoming(Interval interval, Iterator<Interval> rest) {

        long begin() {
            return interval.begin();
        }

        long end() {
            return interval.end();
        }
    }

    /** Of several that began with the same stamp, one that is over with it, too, comes first: it is inside none of them. */
    private static final Comparator<Upcoming> FIRST_BEGUN =
            Comparator.comparingLong(Upcoming::begin).thenComparingLong(Upcoming::end);

    private Overlaps() {}

    /**
     * Counts the intervals that began while one of another buyer was open.
     *
     * @param met hears what was open and what began in it, and says whether to look for more
     */
    static int count(List<BuyerHistory> buyers, Part part, BiPredicate<Interval, Interval> met) {
        PriorityQueue<Upcoming> upcoming = new PriorityQueue<>(FIRST_BEGUN);
        buyers.forEach(buyer -> addNext(upcoming, intervals(buyer, part)));
        int meetings = 0;
        // Whoever is met at all, the interval that ends last is: and it is not the buyer's own, which is over by now.
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
