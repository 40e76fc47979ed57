package ticketrace.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;

/**
 * Compares each buyer's intervals with those of each other buyer, where their clocks are known only so well.
 *
 * <p>A buyer does one thing after the other, so its intervals come in the order of time on its own clock, and all are off by
 * the same. So of another buyer's intervals it is enough to look at the first one that comes into question.
 */
final class PairsOfBuyers {

    private final Clocks clocks;
    private final List<List<Interval>> ofEach = new ArrayList<>();
    private int found;
    private @Nullable Interval doubtedFirst;
    private @Nullable Interval doubtedNext;

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
     * Finds the intervals that for certain met another buyer's that had begun before, as far as that is known.
     *
     * @param met hears what was open and what began in it
     */
    PairsOfBuyers overlapping(BiConsumer<Interval, Interval> met) {
        // open until after the next one began, and begun before that one ended
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
     * Finds the intervals that for certain began before another buyer's and ended after that one. An interval here lasts from
     * asking for the guard to having it.
     *
     * @param met hears who was overtaken and by whom
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

    /** A question about an interval of the other buyer and one of this. */
    private interface Question {
        Answer about(Interval other, Interval of);
    }

    /**
     * Looks, for each interval, at each other buyer's first one that {@code comes} into question, and asks about that one.
     *
     * @param comes what is so of a buyer's later intervals, too, once it is so of one
     * @param asked what is so of a buyer's earlier intervals, too, if it is so of one
     * @param certain hears, of each interval, about one pair of which both are so for certain
     */
    private void compare(Question comes, Question asked, BiConsumer<Interval, Interval> certain) {
        for (List<Interval> intervals : ofEach) {
            boolean[] told = new boolean[intervals.size()];
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
                    if (sure && !told[i]) {
                        told[i] = true;
                        certain.accept(others.get(yes), of);
                    } else if (!sure && maybe < others.size() && asked.about(others.get(maybe), of) != Answer.NO) {
                        doubtedFirst = others.get(maybe);
                        doubtedNext = of;
                    }
                }
            }
        }
    }

    private static long likelyBegin(Interval interval) {
        return Clocks.likely(interval.attempt(), interval.begin());
    }

    /** How many were found for certain. */
    int found() {
        return found;
    }

    /** A pair of which it cannot be told: the interval of the buyer that was compared with; null if there is none. */
    @Nullable
    Interval doubtedFirst() {
        return doubtedFirst;
    }

    /** The other interval of that pair. */
    @Nullable
    Interval doubtedNext() {
        return doubtedNext;
    }
}
