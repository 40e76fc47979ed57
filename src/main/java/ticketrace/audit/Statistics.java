package ticketrace.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.BuyerHistory;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;

/**
 * The numbers that do not decide the verdict: speed, waiting and holding times, fairness, and whether purchases
 * overlapped.
 */
final class Statistics {

    private static final double NANOS_PER_SECOND = 1e9;

    private final RaceHistory race;
    private final List<Attempt> attempts;

    Statistics(RaceHistory race, List<Attempt> attempts) {
        this.race = race;
        this.attempts = attempts;
    }

    /** The time of the start signal, on the clock of the stamps. */
    long origin() {
        return race.buyers().stream().mapToLong(BuyerHistory::signalNanos).max().orElse(0);
    }

    /** The nanoseconds from the start signal to the end of the last purchase. */
    long raceNanos() {
        long end = attempts.stream()
                .mapToLong(attempt -> Clocks.likely(attempt, attempt.purchase().latest()))
                .max()
                .orElse(origin());
        return Math.max(0, end - origin());
    }

    double ticketsPerSecond(int distinctSeats) {
        return ticketsPerSecond(distinctSeats, raceNanos());
    }

    /** The tickets per second of a race of this length. */
    static double ticketsPerSecond(int distinctSeats, long raceNanos) {
        return raceNanos == 0 ? 0 : distinctSeats * NANOS_PER_SECOND / raceNanos;
    }

    @Nullable
    Percentiles waiting() {
        return Percentiles.of(attempts.stream()
                .map(Attempt::purchase)
                .filter(purchase -> purchase.asked() != 0)
                .filter(purchase -> purchase.acquired() != 0 || purchase.outcome() == Outcome.TIMED_OUT)
                .mapToLong(purchase ->
                        (purchase.acquired() != 0 ? purchase.acquired() : purchase.released()) - purchase.asked()));
    }

    /**
     * How long purchases held the guard, from the moment they got it to the moment they began to release it. Without a
     * guard: from the beginning of a purchase to the end of its RECORD.
     */
    @Nullable
    Percentiles holding() {
        return Percentiles.of(attempts.stream()
                .map(Attempt::purchase)
                .filter(purchase -> purchase.acquired() != 0 && purchase.recorded() != 0)
                .mapToLong(purchase -> purchase.recorded() - purchase.acquired()));
    }

    /**
     * Jain's fairness index over the tickets sold by each buyer: 1 when all sold the same, 1/n when one sold all; null
     * if nothing was sold. Source: Jain, Chiu, Hawe, DEC-TR-301, 1984.
     */
    @Nullable
    Double fairness() {
        return fairness(race.buyers().stream()
                .mapToLong(buyer -> buyer.purchases().stream()
                        .filter(PurchaseRecord::isSold)
                        .count())
                .toArray());
    }

    /** Jain's fairness index over the number of sales of each buyer. */
    static @Nullable Double fairness(long... soldByEach) {
        double sum = 0;
        double squares = 0;
        for (double sold : soldByEach) {
            sum += sold;
            squares += sold * sold;
        }
        return squares == 0 ? null : sum * sum / (soldByEach.length * squares);
    }

    /** The number of purchases that the store refused, because it had seen the number of a newer grant. */
    int fenced() {
        return (int) attempts.stream()
                .filter(attempt -> attempt.purchase().outcome() == Outcome.FENCED)
                .count();
    }

    /** The number of purchases that the store refused, or whose buyer had lost its guard: it tried again. */
    int retries() {
        return (int) attempts.stream()
                .map(attempt -> attempt.purchase().outcome())
                .filter(outcome -> outcome != null && (outcome.isRefused() || outcome == Outcome.LEASE_LOST))
                .count();
    }

    /**
     * Whether any purchase began while another buyer's was open; null if the clocks are not known well enough to tell.
     */
    @Nullable
    Boolean contended(Clocks clocks) {
        long lastTimeout = attempts.stream()
                .map(Attempt::purchase)
                .filter(purchase -> purchase.outcome() == Outcome.TIMED_OUT)
                .mapToLong(PurchaseRecord::released)
                .max()
                .orElse(0);
        if (!clocks.areOne()) {
            PairsOfBuyers pairs = new PairsOfBuyers(race.buyers(), attempt -> whole(attempt, 0), clocks)
                    .overlapping((open, next) -> {});
            boolean mayBe = pairs.doubtOnStart() != null || lastTimeout != 0;
            return pairs.found() > 0 ? Boolean.TRUE : mayBe ? null : Boolean.FALSE;
        }
        return Overlaps.count(race.buyers(), attempt -> whole(attempt, lastTimeout), (open, next) -> false) > 0;
    }

    /**
     * The interval from the beginning of a purchase to its end. If its buyer died with the guard, the interval lasts
     * until the last buyer gave up waiting for that guard.
     */
    private static Interval whole(Attempt attempt, long lastTimeout) {
        PurchaseRecord purchase = attempt.purchase();
        boolean held = purchase.hasGuard() && !attempt.by().isClosed();
        long end = held ? Math.max(purchase.latest(), lastTimeout) : purchase.latest();
        return new Interval(attempt, purchase.call(), end);
    }
}
