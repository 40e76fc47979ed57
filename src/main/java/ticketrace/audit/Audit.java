package ticketrace.audit;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.history.BuyerHistory;
import ticketrace.history.EndReason;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;

/**
 * Judges a race from its evidence alone. A pure function: the same evidence always gets the same judgement, whenever it
 * is judged. Any thread may call it.
 */
public final class Audit {

    private Audit() {}

    /**
     * Judges the race.
     *
     * @throws IllegalArgumentException if the evidence names an anomaly that does not exist; or if it names none, and
     *     the catalogue cannot tell the promise of its guard on its store at its isolation level
     */
    public static Judgement judge(RaceHistory evidence) {
        CommittedHistory committed = new CommittedHistory(evidence);
        RaceHistory race = committed.race();
        Findings findings = new Findings(forbidden(race));
        if (!race.recorded()) {
            return UnrecordedAudit.judge(committed, forbidden(race), findings);
        }
        List<Attempt> attempts = Attempt.all(race.buyers());
        List<Attempt> sales = attempts.stream()
                .filter(attempt -> attempt.purchase().isSold())
                .sorted(Comparator.comparingInt(Attempt::seat))
                .toList();
        Statistics statistics = new Statistics(race, attempts);

        ClosingCheck.Result closing = ClosingCheck.check(committed, findings);
        SeatCheck.Result seats = SeatCheck.check(race.tickets(), sales, findings);
        Clocks clocks = new Clocks(race.buyers());
        Integer lostUpdates = CountCheck.check(race, attempts, closing.commonClock() ? clocks : null, findings);
        SalesCheck.check(race, attempts, findings);
        Integer outOfOrder = null;
        Integer overlaps = null;
        Integer staleWrites = null;
        Boolean contended = null;
        if (closing.commonClock()) {
            outOfOrder = OrderCheck.check(race.tickets(), attempts, sales, clocks, findings)
                    .outOfOrder();
            SectionCheck sections = new SectionCheck(race.buyers(), attempts, clocks, statistics.origin(), findings);
            overlaps = sections.checkOverlaps();
            staleWrites = StaleWrites.check(attempts, findings);
            if (forbidden(race).contains(Anomaly.OVERTAKEN)) {
                sections.checkTurns();
            }
            contended = statistics.contended(clocks);
        }
        if (!isExplained(committed, attempts, closing.commonClock() ? clocks : null, findings)) {
            outOfOrder = outOfOrder == null ? null : outOfOrder + 1;
        }
        EndReason endedBy = endedBy(race);
        checkDeadlock(race, findings);
        addNotes(race, endedBy, contended, findings);

        Verdict verdict = verdict(findings);
        boolean asAsked = closing.missesEndsOfKilledOnly() && !findings.has(FindingKind.ORDER_UNKNOWN);
        boolean asPromised = !findings.anyForbidden() && (verdict != Verdict.UNKNOWN || asAsked);
        return new Judgement(
                new Judgement.Conclusion(verdict, asPromised, endedBy, findings.all()),
                new Judgement.SeatCounts(
                        sales.size(), seats.distinct(), race.end().remaining(), closing.unknown()),
                new Judgement.AnomalyCounts(
                        seats.oversold(),
                        seats.doubleBooked(),
                        lostUpdates,
                        closing.vanished(),
                        outOfOrder,
                        overlaps,
                        staleWrites),
                new Judgement.Measures(
                        statistics.raceNanos(),
                        statistics.ticketsPerSecond(seats.distinct()),
                        statistics.fairness(),
                        contended,
                        statistics.retries(),
                        statistics.fenced()),
                new Judgement.GuardTimes(statistics.waiting(), statistics.holding()));
    }

    /**
     * Whether some order of all steps explains what the buyers read and wrote. Returns true without a check if the
     * count at the end is not known, if the audit has already found a violation, or if buyers may have read changes
     * that the database undid later.
     */
    private static boolean isExplained(
            CommittedHistory committed, List<Attempt> attempts, @Nullable Clocks clocks, Findings findings) {
        RaceHistory race = committed.race();
        Integer left = race.end().remaining();
        if (left == null || committed.showsUncommitted() || findings.any(FindingKind.Effect.VIOLATES)) {
            return true;
        }
        if (clocks != null && !clocks.areOne()) {
            DistantChainCheck chain = new DistantChainCheck(attempts, clocks, committed.isTransactional(), findings);
            if (!chain.isExplained(race.tickets(), left)) {
                return false;
            }
        }
        boolean oneClock = clocks != null && clocks.areOne();
        ChainCheck.Clock clock = new ChainCheck.Clock(oneClock, committed.isTransactional());
        return ChainCheck.isExplained(race, left, attempts, clock, findings);
    }

    /**
     * The evidence, completed by the store's list of sales where buyers died: without the changes that the database
     * undid, and with the sales that a buyer put on the list but did not live to mark as recorded.
     */
    public static RaceHistory committed(RaceHistory evidence) {
        return new CommittedHistory(evidence).race();
    }

    /**
     * What the guard of this race promises, or what is left of it in this race.
     *
     * @return null if it is not known: the guard is not on the class path, or does not fit the store
     */
    public static @Nullable Promise promise(RaceHistory race) {
        Promise whole = wholePromise(race);
        return whole == null ? null : left(whole, race);
    }

    /** What the guard promises, whatever the launcher did in this race; null if it is not known. */
    public static @Nullable Promise wholePromise(RaceHistory race) {
        Promise promise = Guards.findPromise(race.guard(), race.store(), race.isolation());
        return promise == null ? null : fenced(promise, race);
    }

    private static Promise fenced(Promise promise, RaceHistory race) {
        return race.setup().fenced() ? promise.fenced() : promise;
    }

    private static Promise left(Promise whole, RaceHistory race) {
        return race.interventions().leaseEnded() ? whole.withoutCondition() : whole;
    }

    private static Set<Anomaly> forbidden(RaceHistory race) {
        if (race.setup().forbids().isEmpty()) {
            Guard guard = Guards.named(race.guard());
            if (race.isolation() != null && !guard.hasIsolation()) {
                throw new IllegalArgumentException("guard " + guard.name() + " has no levels of isolation");
            }
            return left(fenced(Guards.promise(race.guard(), race.store(), race.isolation()), race), race)
                    .forbidden();
        }
        Set<Anomaly> forbidden = EnumSet.noneOf(Anomaly.class);
        race.setup().forbids().forEach(name -> forbidden.add(Anomaly.named(name)));
        return forbidden;
    }

    /**
     * Adds a finding that names the buyers that were stopped by a deadlock, and the dead buyers that held the guard.
     */
    private static void checkDeadlock(RaceHistory race, Findings findings) {
        List<String> waiting = race.buyers().stream()
                .filter(buyer -> buyer.reason() == EndReason.DEADLOCK)
                .map(BuyerHistory::buyer)
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        List<String> holders = race.buyers().stream()
                .filter(buyer -> !buyer.isClosed())
                .filter(buyer -> buyer.purchases().stream().anyMatch(PurchaseRecord::hasGuard))
                .map(BuyerHistory::buyer)
                .toList();
        String which = holders.isEmpty()
                ? ""
                : ", which " + EvidenceWords.list(holders) + " held when " + (holders.size() == 1 ? "it" : "they")
                        + " died";
        findings.add(
                FindingKind.DEADLOCK,
                null,
                waiting,
                EvidenceWords.list(waiting) + " waited for the guard" + which + "; nobody was left to free it.");
    }

    /**
     * Why the race ended: the weightiest reason that a buyer recorded. For a buyer that died, the reason is the
     * launcher's order to stop, if there was one. Null if there is no reason at all.
     */
    static @Nullable EndReason endedBy(RaceHistory race) {
        return race.buyers().stream()
                .map(buyer ->
                        buyer.isClosed() ? buyer.reason() : race.interventions().stopped())
                .filter(Objects::nonNull)
                .max(Comparator.comparingInt(Audit::weight))
                .orElse(null);
    }

    /** The weight of a reason: if the buyers have different reasons, the heaviest is the reason of the race. */
    private static int weight(EndReason reason) {
        return List.of(
                        EndReason.QUOTA,
                        EndReason.SOLD_OUT,
                        EndReason.TIME_LIMIT,
                        EndReason.DEADLOCK,
                        EndReason.INTERRUPTED)
                .indexOf(reason);
    }

    static void addNotes(
            RaceHistory race, @Nullable EndReason endedBy, @Nullable Boolean contended, Findings findings) {
        if (Boolean.FALSE.equals(contended)) {
            findings.add(
                    FindingKind.NO_CONTENTION,
                    null,
                    List.of(),
                    "No two purchases overlapped in time: a right count proves nothing here.");
        }
        Integer left = race.end().remaining();
        if (endedBy == EndReason.TIME_LIMIT) {
            findings.add(
                    FindingKind.TIME_LIMIT,
                    null,
                    List.of(),
                    "The time limit ended the race"
                            + (left == null ? "." : "; " + EvidenceWords.count(left, "ticket") + " left."));
        }
        if (endedBy == EndReason.QUOTA && left != null && left > 0) {
            findings.add(
                    FindingKind.SEATS_LEFT,
                    null,
                    List.of(),
                    EvidenceWords.count(left, "ticket") + " left: every buyer had its quota.");
        }
    }

    static Verdict verdict(Findings findings) {
        if (findings.any(FindingKind.Effect.VIOLATES)) {
            return Verdict.VIOLATED;
        }
        return findings.any(FindingKind.Effect.LEAVES_UNKNOWN) ? Verdict.UNKNOWN : Verdict.VALID;
    }
}
