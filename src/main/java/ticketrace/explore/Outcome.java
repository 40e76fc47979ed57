package ticketrace.explore;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Judgement;
import ticketrace.audit.Verdict;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.guard.Promise;

/**
 * The outcome of a schedule, without its times. The numbers are those of {@link Judgement}.
 *
 * @param staleWrites whether a buyer wrote the count after a newer grant had used it
 * @param overlaps whether a buyer's section began while another one's was open; null if the guard never forbids it
 * @param deadlock whether the schedule ended in a deadlock: every buyer that lived waited for something never released
 */
public record Outcome(
        OutcomeExpectation expectation,
        Verdict verdict,
        boolean deadlock,
        int sold,
        @Nullable Integer remaining,
        int oversold,
        int doubleBooked,
        @Nullable Integer lostUpdates,
        int vanished,
        @Nullable Integer outOfOrder,
        int unknown,
        int retries,
        boolean staleWrites,
        @Nullable Boolean overlaps) {

    /** The worst outcome first; of equally bad ones, the one that sold most. */
    static final Comparator<Outcome> WORST_FIRST = Comparator.comparing((Outcome outcome) -> outcome.expectation())
            .thenComparing(outcome -> outcome.verdict() != Verdict.VIOLATED)
            .thenComparing(outcome -> !outcome.deadlock())
            .thenComparing(outcome -> -outcome.sold())
            .thenComparing(Outcome::unknown)
            .thenComparing(Outcome::retries)
            .thenComparing(Outcome::toString);

    /** Anomalies during a race that do not change what was sold. */
    private static final Set<Anomaly> WITHOUT_EFFECT_ON_SALES = EnumSet.of(Anomaly.OVERLAP, Anomaly.OVERTAKEN);

    /** The outcome of a schedule in which no time passed. */
    public static Outcome of(Judgement judgement, boolean deadlock, Promise promise) {
        return of(judgement, deadlock, promise, false);
    }

    /**
     * The outcome of a schedule.
     *
     * @param timePassed whether time has passed, so that only what does not depend on it is left of the promise
     */
    public static Outcome of(Judgement judgement, boolean deadlock, Promise promise, boolean timePassed) {
        Set<Anomaly> shown = EnumSet.noneOf(Anomaly.class);
        judgement.findings().forEach(finding -> finding.kind().anomaly().ifPresent(shown::add));
        if (deadlock) {
            shown.add(Anomaly.DEADLOCK);
        }
        return new Outcome(
                expectation(shown, timePassed ? promise.withoutCondition() : promise),
                judgement.verdict(),
                deadlock,
                judgement.sold(),
                judgement.remaining(),
                judgement.oversold(),
                judgement.doubleBooked(),
                judgement.lostUpdates(),
                judgement.vanished(),
                judgement.outOfOrder(),
                judgement.unknown(),
                judgement.retries(),
                shown.contains(Anomaly.STALE_WRITE),
                promise.isExclusion() ? Boolean.valueOf(shown.contains(Anomaly.OVERLAP)) : null);
    }

    /** Whether two races have the same outcome. */
    public static boolean isSame(Judgement one, Judgement other) {
        Promise unmatched = Promise.nothing("nobody asks for it");
        return of(one, false, unmatched).equals(of(other, false, unmatched));
    }

    private static OutcomeExpectation expectation(Set<Anomaly> shown, Promise promise) {
        if (shown.stream().anyMatch(anomaly -> promise.expectation(anomaly) == Expectation.FORBIDDEN)) {
            return OutcomeExpectation.FORBIDDEN;
        }
        return WITHOUT_EFFECT_ON_SALES.containsAll(shown) ? OutcomeExpectation.FINE : OutcomeExpectation.EXPECTED;
    }
}
