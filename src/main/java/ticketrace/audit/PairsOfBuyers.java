package ticketrace.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;

/**
 * Compares each buyer's intervals with those of each other buyer, if their clocks are known only within bounds.
 *
 * <p>A buyer makes one purchase after the other, so its intervals are in the order of its own clock, and the offset of
 * that clock is the same for all of them. So it is enough to compare with the first possible interval of each other
 * buyer.
 */
final class PairsOfBuyers {

    private final Clocks clocks;
    private final List<List<Interval>> ofEach = new ArrayList<>();
    private int found;
    private @Nullable Interval doubtOnStart;
    private @Nullable Interval doubtOnEnd;

    PairsOfBuyers(List<BuyerHistory> buyers, Overlaps.Part part, Clocks clocks) {
        this.clocks = clocks;
        for (BuyerHistory buyer : buyers) {
            ofEach.add(buyer.purchases().stream()
                    .map(purchase -> part.of(new Attempt(buyer, purchase)))
                    .filter(Objects::nonNull)
                    .toList());
        }
    }

    /**
     * Finds the intervals that certainly overlapped an interval of another buyer that probably began earlier.
     *
     * @param met receives the open interval and the one that began in it
     */
    PairsOfBuyers overlapping(BiConsumer<Interval, Interval> met) {
        // the open interval ended after the next one began, and began before the next one ended
        compare(
                (open, next) -> clocks.isBefore(next.attempt(), next.begin(), open.attempt(), open.end()),
                (open, next) -> clocks.isBefore(open.attempt(), open.begin(), next.attempt(), next.end()),
                (open, next) -> {
                    if (likelyBegin(open) <= likelyBegin(next)) {
                        found++;
                        met.accept(open, next);
                    }
                });
        return this;
    }

    /**
     * Finds the intervals that certainly began before an interval of another buyer and ended after it. Here an interval
     * lasts from asking for the guard to getting it.
     *
     * @param met receives the overtaken interval and the one that overtook it
     */
    PairsOfBuyers overtaken(BiConsumer<Interval, Interval> met) {
        compare(
                (later, first) -> clocks.isBefore(first.attempt(), first.begin(), later.attempt(), later.begin()),
                (later, first) -> clocks.isBefore(later.attempt(), later.end(), first.attempt(), first.end()),
                (later, first) -> {
                    found++;
                    met.accept(first, later);
                });
        return this;
    }

    /** A question about an interval of another buyer and one of this buyer. */
    private interface Question {
        Answer about(Interval other, Interval of);
    }

    /**
     * For each interval and each other buyer, takes the other buyer's first interval for which {@code comes} holds, and
     * checks {@code asked} for it.
     *
     * @param comes a condition that holds for all later intervals of a buyer if it holds for one
     * @param asked a condition that holds for all earlier intervals of a buyer if it holds for one
     * @param certain receives, for each interval, one pair for which both conditions certainly hold
     */
    private void compare(Question comes, Question asked, BiConsumer<Interval, Interval> certain) {
        for (List<Interval> intervals : ofEach) {
            boolean[] reported = new boolean[intervals.size()];
            for (List<Interval> others : ofEach) {
                if (others == intervals) {
                    continue;
                }
                int yes = 0;
                int maybe = 0;
                for (int i = 0; i < intervals.size(); i++) {
                    Interval of = intervals.get(i);
                    while (yes < others.size() && comes.about(others.get(yes), of) != Answer.YES) {
                        yes++;
                    }
                    while (maybe < others.size() && comes.about(others.get(maybe), of) == Answer.NO) {
                        maybe++;
                    }
                    boolean sure = yes < others.size() && asked.about(others.get(yes), of) == Answer.YES;
                    if (sure && !reported[i]) {
                        reported[i] = true;
                        certain.accept(others.get(yes), of);
                    } else if (!sure && maybe < others.size() && asked.about(others.get(maybe), of) != Answer.NO) {
                        doubtOnStart = others.get(maybe);
                        doubtOnEnd = of;
                    }
                }
            }
        }
    }

    private static long likelyBegin(Interval interval) {
        return Clocks.likely(interval.attempt(), interval.begin());
    }

    /** The number of intervals that were certainly found. */
    int found() {
        return found;
    }

    /** One interval of a pair whose order is not known, that of the other buyer; null if there is no such pair. */
    @Nullable
    Interval doubtOnStart() {
        return doubtOnStart;
    }

    /** The other interval of that pair. */
    @Nullable
    Interval doubtOnEnd() {
        return doubtOnEnd;
    }
}
