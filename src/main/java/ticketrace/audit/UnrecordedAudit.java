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
 * <p>What the store holds is told as numbers. It proves nothing: who read what, and who was inside the guard with whom, a
 * list of sales does not say. So the numbers make no finding; but a race in which the list shows what its guard forbids
 * is not as promised. What only a history can tell is null, or 0 where there is no null.
 */
final class UnrecordedAudit {

    private final RaceHistory race;
    private final Set<Anomaly> forbidden;
    private final Findings findings;
    private final ClosingCheck closing;
    private final List<Sale> sales;
    private final int distinct;
    private final int doubleBooked;

    UnrecordedAudit(CommittedHistory evidence, Set<Anomaly> forbidden, Findings findings) {
        this.race = evidence.race();
        this.forbidden = forbidden;
        this.findings = findings;
        this.closing = new ClosingCheck(evidence, findings);
        this.sales = race.end().sales();
        BitSet once = new BitSet();
        BitSet again = new BitSet();
        for (Sale sale : sales) {
            (once.get(sale.seat()) ? again : once).set(sale.seat());
        }
        this.distinct = once.cardinality();
        this.doubleBooked = again.cardinality();
    }

    Judgement judgement() {
        findings.add(
                FindingKind.HISTORY_OFF,
                null,
                List.of(),
                "No history was kept, as was wished: the numbers are what the store holds, and nothing proves how they"
                        + " came about.");
        checkStore();
        EndReason endedBy = Audit.endedBy(race);
        Audit.addNotes(race, endedBy, null, findings);
        return new Judgement(
                Audit.verdict(findings),
                asPromised(),
                endedBy,
                sales.size(),
                distinct,
                race.end().remaining(),
                oversold(),
                doubleBooked,
                lostUpdates(),
                0,
                null,
                null,
                0,
                0,
                findings.all(),
                Statistics.ticketsPerSecond(distinct, raceNanos()),
                null,
                null,
                fairness(),
                null,
                raceNanos());
    }

    /** A damaged store is damaged, whatever the buyers did; but one that died may have left a line unfinished. */
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

    /** Each sale on the list followed a write, so at least this many were lost. */
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

    /** From the start signal to the end of the last purchase, as those tell that lived. */
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
