package ticketrace.audit;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Anomaly;
import ticketrace.history.BuyerHistory;
import ticketrace.history.EndReason;
import ticketrace.history.RaceHistory;
import ticketrace.store.Sale;

/**
 * Judges a race whose buyers recorded nothing: UNKNOWN, unless the store itself is damaged.
 *
 * <p>The numbers come from the store. They prove nothing: a list of sales does not show which buyer read which count,
 * or which buyers were inside the guard together. So the numbers make no finding; but if the list shows an anomaly that
 * the guard forbids, the race is not as promised. A number that only a history can give is null, or 0 where the type
 * has no null.
 */
final class UnrecordedAudit {

    private final RaceHistory race;
    private final Set<Anomaly> forbidden;
    private final Findings findings;
    private final ClosingCheck.Result closing;
    private final List<Sale> sales;
    private final int distinct;
    private final int doubleBooked;

    private UnrecordedAudit(RaceHistory race, ClosingCheck.Result closing, Set<Anomaly> forbidden, Findings findings) {
        this.race = race;
        this.closing = closing;
        this.forbidden = forbidden;
        this.findings = findings;
        this.sales = race.end().sales();
        BitSet once = new BitSet();
        BitSet again = new BitSet();
        for (Sale sale : sales) {
            (once.get(sale.seat()) ? again : once).set(sale.seat());
        }
        this.distinct = once.cardinality();
        this.doubleBooked = again.cardinality();
    }

    static Judgement judge(CommittedHistory evidence, Set<Anomaly> forbidden, Findings findings) {
        ClosingCheck.Result closing = ClosingCheck.check(evidence, findings);
        return new UnrecordedAudit(evidence.race(), closing, forbidden, findings).judgement();
    }

    private Judgement judgement() {
        findings.add(
                FindingKind.HISTORY_OFF,
                null,
                List.of(),
                "The buyers recorded no history, as requested: the numbers are what the store holds, and nothing"
                        + " proves how they came about.");
        checkStore();
        EndReason endedBy = Audit.endedBy(race);
        Audit.addNotes(race, endedBy, null, findings);
        return new Judgement(
                new Judgement.Conclusion(Audit.verdict(findings), asPromised(), endedBy, findings.all()),
                new Judgement.SeatCounts(sales.size(), distinct, race.end().remaining(), 0),
                new Judgement.AnomalyCounts(oversold(), doubleBooked, lostUpdates(), 0, null, null, null),
                new Judgement.Measures(
                        raceNanos(), Statistics.ticketsPerSecond(distinct, raceNanos()), fairness(), null, 0, 0),
                new Judgement.GuardTimes(null, null));
    }

    /**
     * Reports damage of the store. A last line that is cut off is damage only if no buyer died: a dying buyer may cut
     * it.
     */
    private void checkStore() {
        race.end().damage().forEach(this::mismatch);
        String cutOff = race.end().cutOff();
        if (cutOff != null && closing.allClosed()) {
            mismatch(cutOff);
        }
        if (race.end().remaining() == null && race.end().damage().isEmpty()) {
            mismatch("The count that the store held at the end is missing.");
        }
    }

    private void mismatch(String says) {
        findings.add(FindingKind.STORE_MISMATCH, null, List.of(), says);
    }

    private boolean asPromised() {
        Integer lost = lostUpdates();
        boolean shown = isForbidden(Anomaly.OVERSOLD, oversold())
                || isForbidden(Anomaly.DOUBLE_BOOKED, doubleBooked)
                || isForbidden(Anomaly.LOST_UPDATE, lost == null ? 0 : lost);
        boolean missesNothing = closing.commonClock() && closing.allClosed();
        return !shown && !findings.anyForbidden() && (missesNothing || closing.missesEndsOfKilledOnly());
    }

    private boolean isForbidden(Anomaly anomaly, int times) {
        return times > 0 && forbidden.contains(anomaly);
    }

    private int oversold() {
        return Math.max(0, sales.size() - race.tickets());
    }

    /**
     * The least number of lost updates: each sale on the list followed a write, and each write that stands lowers the
     * count.
     */
    private @Nullable Integer lostUpdates() {
        Integer remaining = race.end().remaining();
        return remaining == null ? null : Math.max(0, sales.size() - Math.max(0, race.tickets() - remaining));
    }

    private @Nullable Double fairness() {
        Map<String, Integer> soldBy = new HashMap<>();
        sales.forEach(sale -> soldBy.merge(sale.buyer(), 1, Integer::sum));
        return Statistics.fairness(race.buyers().stream()
                .mapToLong(buyer -> soldBy.getOrDefault(buyer.buyer(), 0))
                .toArray());
    }

    /** The nanoseconds from the start signal to the last end of a buyer that closed its history. */
    private long raceNanos() {
        long signal = race.buyers().stream()
                .mapToLong(BuyerHistory::signalNanos)
                .max()
                .orElse(0);
        long end = race.buyers().stream()
                .filter(BuyerHistory::isClosed)
                .mapToLong(BuyerHistory::closedNanos)
                .max()
                .orElse(signal);
        return Math.max(0, end - signal);
    }
}
