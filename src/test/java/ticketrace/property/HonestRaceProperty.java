package ticketrace.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import ticketrace.audit.FindingKind;
import ticketrace.audit.FindingKind.Effect;
import ticketrace.audit.Found;
import ticketrace.audit.Judgement;
import ticketrace.audit.RaceDraft;
import ticketrace.audit.Verdict;
import ticketrace.history.RaceHistory;

/** The audit never faults evidence that is true. */
class HonestRaceProperty {

    private static final int TRIES = 500;

    @Property(tries = TRIES)
    void sequentialRace_isValid(
            @ForAll HonestRace.Guard guard,
            @ForAll @IntRange(min = 1, max = 4) int buyers,
            @ForAll @IntRange(min = 1, max = 20) int tickets,
            @ForAll Random random) {
        Judgement judged = HonestRace.sequential(guard, buyers, tickets, random).judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
        assertThat(judged.sold()).isPositive();
        assertThat(judged.contended()).isFalse();
        assertThat(Found.kinds(judged)).isSubsetOf(Set.of(FindingKind.NO_CONTENTION, FindingKind.SEATS_LEFT));
    }

    @Property(tries = TRIES)
    @StatisticsReport(StatisticsReportMode.OFF)
    void properlyGuardedRace_isValid(
            @ForAll @IntRange(min = 2, max = 4) int buyers,
            @ForAll @IntRange(min = 1, max = 20) int tickets,
            @ForAll Random random) {
        Judgement judged = HonestRace.interleaved(HonestRace.Guard.FREED_BY_DEATH, buyers, tickets, random)
                .judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
        assertThat(judged.asPromised()).isTrue();
        assertThat(judged.overlaps()).isZero();
        assertThat(judged.outOfOrder()).isZero();
        assertThat(judged.sold() + judged.remaining()).isEqualTo(tickets);
        collect("contended", Boolean.TRUE.equals(judged.contended()), 80);
    }

    @Property(tries = TRIES)
    @StatisticsReport(StatisticsReportMode.OFF)
    void killedBuyer_leavesAGuardedRaceUnknown_andNeverViolated(
            @ForAll boolean freedByDeath,
            @ForAll @IntRange(min = 2, max = 4) int buyers,
            @ForAll @IntRange(min = 1, max = 20) int tickets,
            @ForAll Random random) {
        HonestRace.Guard guard = freedByDeath ? HonestRace.Guard.FREED_BY_DEATH : HonestRace.Guard.STUCK_BY_DEATH;
        RaceDraft race = HonestRace.deadly(guard, buyers, tickets, random);
        boolean anyDied = race.history().buyers().stream().anyMatch(buyer -> !buyer.isClosed());

        Judgement judged = race.judged();

        assertThat(judged.verdict()).isEqualTo(anyDied ? Verdict.UNKNOWN : Verdict.VALID);
        assertThat(Found.kinds(judged, Effect.VIOLATES)).isEmpty();
        assertThat(judged.sold() + judged.remaining()).isBetween(tickets - judged.unknown(), tickets);
        collect("unknown", judged.verdict() == Verdict.UNKNOWN, 40);
        collect("a seat is unknown", judged.unknown() > 0, 10);
    }

    @Property(tries = TRIES)
    @StatisticsReport(StatisticsReportMode.OFF)
    void unguardedRace_showsNothingButWhatIsExpectedOfIt(
            @ForAll boolean deadly,
            @ForAll @IntRange(min = 1, max = 4) int buyers,
            @ForAll @IntRange(min = 1, max = 12) int tickets,
            @ForAll Random random) {
        RaceDraft race = deadly
                ? HonestRace.deadly(HonestRace.Guard.NONE, buyers, tickets, random)
                : HonestRace.interleaved(HonestRace.Guard.NONE, buyers, tickets, random);
        RaceHistory history = race.history();

        Judgement judged = race.judged();

        assertThat(Found.kinds(judged)).doesNotContain(FindingKind.STORE_MISMATCH, FindingKind.VANISHED);
        assertThat(judged.sold()).isEqualTo(NaiveNumbers.sold(history));
        assertThat(judged.doubleBooked()).isEqualTo(NaiveNumbers.doubleBooked(history));
        assertThat(judged.lostUpdates()).isEqualTo(NaiveNumbers.lostUpdates(history));
        assertThat(judged.outOfOrder()).isEqualTo(NaiveNumbers.outOfOrder(history));
        collect("double-booked", judged.doubleBooked() > 0, 30);
        collect("oversold", judged.oversold() > 0, 20);
        collect("out of order", judged.outOfOrder() > 0, 1);
        collect("valid", judged.verdict() == Verdict.VALID, 5);
    }

    /** So that the property cannot hold for want of cases. */
    private static void collect(String label, boolean seen, int atLeastPercent) {
        Statistics.label(label)
                .collect(seen)
                .coverage(coverage -> coverage.check(true).percentage(share -> share >= atLeastPercent));
    }
}
