package ticketrace.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;

/**
 * What the audit says about a race. A value is null if the evidence does not show it.
 *
 * @param conclusion the verdict and what it rests on
 * @param seatCounts what was sold, and what was not
 * @param anomalyCounts how often each anomaly shows
 * @param measures how fast, and how evenly
 * @param guardTimes how long buyers waited for the guard, and held it
 */
public record Judgement(
        Conclusion conclusion,
        SeatCounts seatCounts,
        AnomalyCounts anomalyCounts,
        Measures measures,
        GuardTimes guardTimes) {

    /**
     * With fewer distinct seats, a rate shows only how long the buyers think, and not the speed of a guard or a store.
     */
    private static final int LEAST_SEATS_OF_A_RATE = 10;

    /**
     * The verdict and what it rests on.
     *
     * @param verdict the judgement
     * @param asPromised whether the race shows no anomaly that its guard forbids; false if it ended UNKNOWN for another
     *     reason than a requested kill, or a race that was asked to record nothing
     * @param endedBy why the race ended; null if no buyer recorded its end and the launcher ordered none to stop
     * @param findings the findings, in words
     */
    public record Conclusion(
            Verdict verdict, boolean asPromised, @Nullable EndReason endedBy, List<Finding> findings) {}

    /**
     * What was sold, and what was not.
     *
     * @param sold purchases whose sale is certainly on the list, and was not undone
     * @param seats different seats among them
     * @param remaining the store's count at the end
     * @param unknown seats that may be lost with a buyer that died
     */
    public record SeatCounts(int sold, int seats, @Nullable Integer remaining, int unknown) {}

    /**
     * How often each anomaly shows.
     *
     * @param oversold sales beyond the number of tickets
     * @param doubleBooked seats with more than one sale
     * @param lostUpdates writes that are no step of the count from all tickets down to {@code remaining}
     * @param vanished counts written without a sale, by buyers that lived
     * @param outOfOrder sales and SOLD_OUT outcomes that no order in real time explains; 1 if only all steps together
     *     show that there is no order; null if stamps of different buyers cannot be compared
     * @param overlaps sections that began while another buyer's was open; null without ACQUIRE, or if stamps of
     *     different buyers cannot be compared
     * @param staleWrites writes that began after a read or a write under a newer grant had ended; null if no grant had a
     *     number, or if stamps of different buyers cannot be compared
     */
    public record AnomalyCounts(
            int oversold,
            int doubleBooked,
            @Nullable Integer lostUpdates,
            int vanished,
            @Nullable Integer outOfOrder,
            @Nullable Integer overlaps,
            @Nullable Integer staleWrites) {}

    /**
     * How fast, and how evenly.
     *
     * @param raceNanos the nanoseconds from the start signal to the end of the last purchase
     * @param ticketsPerSecond distinct seats sold, divided by that time
     * @param fairness Jain's index over tickets sold per buyer; null if nothing was sold
     * @param contended whether a purchase began while another buyer's was open; null if the clocks are not known well
     *     enough to tell
     * @param retries purchases that ended in a conflict, with a lost lease or fenced; their buyers tried again
     * @param fenced those of them that the store refused, because it had seen the number of a newer grant
     */
    public record Measures(
            long raceNanos,
            double ticketsPerSecond,
            @Nullable Double fairness,
            @Nullable Boolean contended,
            int retries,
            int fenced) {}

    /**
     * How long buyers waited for the guard, and held it.
     *
     * @param waiting the time from asking for the guard to getting it or giving up; null without ACQUIRE
     * @param holding the time from getting the guard to beginning to release it; without a guard, the time of the
     *     purchase; null without such a time
     */
    public record GuardTimes(
            @Nullable Percentiles waiting, @Nullable Percentiles holding) {}

    /** The tickets per second, to be shown; null if the race sold too few seats for a rate to mean anything. */
    public @Nullable Double rate() {
        return seats() < LEAST_SEATS_OF_A_RATE ? null : Double.valueOf(ticketsPerSecond());
    }

    /** See {@link Conclusion}. */
    public Verdict verdict() {
        return conclusion.verdict();
    }

    /** See {@link Conclusion}. */
    public boolean asPromised() {
        return conclusion.asPromised();
    }

    /** See {@link Conclusion}. */
    public @Nullable EndReason endedBy() {
        return conclusion.endedBy();
    }

    /** See {@link Conclusion}. */
    public List<Finding> findings() {
        return conclusion.findings();
    }

    /** See {@link SeatCounts}. */
    public int sold() {
        return seatCounts.sold();
    }

    /** See {@link SeatCounts}. */
    public int seats() {
        return seatCounts.seats();
    }

    /** See {@link SeatCounts}. */
    public @Nullable Integer remaining() {
        return seatCounts.remaining();
    }

    /** See {@link SeatCounts}. */
    public int unknown() {
        return seatCounts.unknown();
    }

    /** See {@link AnomalyCounts}. */
    public int oversold() {
        return anomalyCounts.oversold();
    }

    /** See {@link AnomalyCounts}. */
    public int doubleBooked() {
        return anomalyCounts.doubleBooked();
    }

    /** See {@link AnomalyCounts}. */
    public @Nullable Integer lostUpdates() {
        return anomalyCounts.lostUpdates();
    }

    /** See {@link AnomalyCounts}. */
    public int vanished() {
        return anomalyCounts.vanished();
    }

    /** See {@link AnomalyCounts}. */
    public @Nullable Integer outOfOrder() {
        return anomalyCounts.outOfOrder();
    }

    /** See {@link AnomalyCounts}. */
    public @Nullable Integer overlaps() {
        return anomalyCounts.overlaps();
    }

    /** See {@link AnomalyCounts}. */
    public @Nullable Integer staleWrites() {
        return anomalyCounts.staleWrites();
    }

    /** See {@link Measures}. */
    public long raceNanos() {
        return measures.raceNanos();
    }

    /** See {@link Measures}. */
    public double ticketsPerSecond() {
        return measures.ticketsPerSecond();
    }

    /** See {@link Measures}. */
    public @Nullable Double fairness() {
        return measures.fairness();
    }

    /** See {@link Measures}. */
    public @Nullable Boolean contended() {
        return measures.contended();
    }

    /** See {@link Measures}. */
    public int retries() {
        return measures.retries();
    }

    /** See {@link Measures}. */
    public int fenced() {
        return measures.fenced();
    }

    /** See {@link GuardTimes}. */
    public @Nullable Percentiles waiting() {
        return guardTimes.waiting();
    }

    /** See {@link GuardTimes}. */
    public @Nullable Percentiles holding() {
        return guardTimes.holding();
    }
}
