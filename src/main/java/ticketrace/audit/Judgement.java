package ticketrace.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;

/**
 * What the audit says about a race. A value is null if the evidence does not show it.
 *
 * @param verdict the judgement
 * @param asPromised whether the race shows no anomaly that its guard forbids; false if it ended UNKNOWN for another
 *     reason than a requested kill
 * @param endedBy why the race ended; null if no buyer recorded its end and the launcher ordered none to stop
 * @param sold purchases whose RECORD ended
 * @param seats different seats among them
 * @param remaining the store's count at the end
 * @param oversold sales beyond the number of tickets
 * @param doubleBooked seats with more than one sale
 * @param lostUpdates writes that are no step of the count from all tickets down to {@code remaining}
 * @param vanished counts written without a sale, by buyers that lived
 * @param outOfOrder sales and sold-outs that no order in real time explains
 * @param overlaps sections that began while another buyer's was open; null without ACQUIRE
 * @param unknown seats that may be lost with a buyer that died
 * @param retries purchases that ended in a conflict; their buyers tried again
 * @param findings the findings, in words
 * @param ticketsPerSecond distinct seats sold, divided by the time from the start signal to the end of the last
 *     purchase
 * @param waiting the time from asking for the guard to getting it or giving up; null without ACQUIRE
 * @param holding the time from getting the guard to beginning to release it; null without such a time
 * @param fairness Jain's index over tickets sold per buyer; null if nothing was sold
 * @param contended whether a purchase began while another buyer's was open; null without a common clock
 * @param raceNanos the nanoseconds from the start signal to the end of the last purchase
 */
public record Judgement(
        Verdict verdict,
        boolean asPromised,
        @Nullable EndReason endedBy,
        int sold,
        int seats,
        @Nullable Integer remaining,
        int oversold,
        int doubleBooked,
        @Nullable Integer lostUpdates,
        int vanished,
        @Nullable Integer outOfOrder,
        @Nullable Integer overlaps,
        int unknown,
        int retries,
        List<Finding> findings,
        double ticketsPerSecond,
        @Nullable Percentiles waiting,
        @Nullable Percentiles holding,
        @Nullable Double fairness,
        @Nullable Boolean contended,
        long raceNanos) {

    /**
     * With fewer distinct seats, a rate shows only how long the buyers think, and not the speed of a guard or a store.
     */
    private static final int LEAST_SEATS_OF_A_RATE = 10;

    /** The tickets per second, to be shown; null if the race sold too few seats for a rate to mean anything. */
    public @Nullable Double rate() {
        return seats < LEAST_SEATS_OF_A_RATE ? null : Double.valueOf(ticketsPerSecond);
    }
}
