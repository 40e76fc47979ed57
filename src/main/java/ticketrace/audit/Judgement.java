package ticketrace.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.history.EndReason;

/**
 * What the audit says of a race. What could not be found out is null.
 *
 * @param verdict the judgement
 * @param asPromised whether the race shows no anomaly that its guard forbids; false when it ended UNKNOWN for a reason
 *     that nobody asked for
 * @param endedBy why the race ended; null if no buyer lived to tell and none had been told to stop
 * @param sold purchases whose RECORD ended
 * @param seats different seats among them
 * @param remaining the store's count at the end
 * @param oversold sales beyond the number of tickets
 * @param doubleBooked seats with more than one sale
 * @param lostUpdates writes that are not on the surviving chain
 * @param vanished counts written without a sale, by buyers that lived
 * @param outOfOrder sales and sold-outs that no order in real time explains
 * @param overlaps sections that began while another buyer's was open; null without ACQUIRE
 * @param unknown seats that may be lost with a buyer that died
 * @param retries purchases that met a conflict, and were tried again
 * @param findings all of it in words
 * @param ticketsPerSecond distinct seats sold, by the time from the start signal to the end of the last purchase
 * @param waiting from asking for the guard to having it or giving up; null without ACQUIRE
 * @param holding from having the guard to letting go of it
 * @param fairness Jain's index over tickets sold per buyer; null if nothing was sold
 * @param contended whether a purchase began while another buyer's was open; null without a common clock
 * @param raceNanos from the start signal to the end of the last purchase
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

    /** Of fewer different seats a rate tells nothing of a guard or a store, only how long a buyer thinks. */
    private static final int LEAST_SEATS_OF_A_RATE = 10;

    /** The tickets per second where that means something, for whoever shows it; null of a handful of seats. */
    public @Nullable Double rate() {
        return seats < LEAST_SEATS_OF_A_RATE ? null : Double.valueOf(ticketsPerSecond);
    }
}
