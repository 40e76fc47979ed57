package ticketrace.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;

/** The audit never finds a fault in true evidence. */
class HonestRaceProperty {

    private static final int TRIES = 500;

    @Provide
    Arbitrary<HonestGuard> sound() {
        return Arbitraries.of(HonestGuard.class).filter(HonestGuard::isSound);
    }

    @Provide
    Arbitrary<HonestGuard> unsound() {
        return Arbitraries.of(HonestGuard.class).filter(guard -> !guard.isSound() && !guard.refuses());
    }

    @Property(tries = 2 * TRIES)
    void sequentialRace_isValid(
            @ForAll HonestGuard guard,
            @ForAll @IntRange(min = 1, max = 4) int buyers,
            @ForAll @IntRange(min = 1, max = 20) int tickets,
            @ForAll Random random) {
        Judgement judged = HonestRace.sequential(guard, buyers, tickets, random).judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
        assertThat(judged.sold()).isPositive();
        assertThat(judged.contended()).isFalse();
        assertThat(judged.retries()).isZero();
        assertThat(Found.kinds(judged)).isSubsetOf(Set.of(FindingKind.NO_CONTENTION, FindingKind.SEATS_LEFT));
    }

    @Property(tries = 4 * TRIES)
    @StatisticsReport(StatisticsReportMode.OFF)
    void properlyGuardedRace_isValid(
            @ForAll("sound") HonestGuard guard,
            @ForAll @IntRange(min = 2, max = 4) int buyers,
            @ForAll @IntRange(min = 1, max = 20) int tickets,
            @ForAll Random random) {
        Judgement judged =
                HonestRace.interleaved(guard, buyers, tickets, random).judged();

        assertThat(judged.verdict()).isEqualTo(Verdict.VALID);
        assertThat(judged.asPromised()).isTrue();
        assertThat(judged.outOfOrder()).isZero();
        assertThat(judged.sold() + judged.remaining()).isEqualTo(tickets);
        if (guard.excludes()) {
            assertThat(judged.overlaps()).isZero();
        }
        if (!guard.refuses()) {
            assertThat(judged.retries()).isZero();
        }
        collect("contended", Boolean.TRUE.equals(judged.contended()), 80);
        collect("tried again", judged.retries() > 0, 20);
    }

    @Property(tries = 4 * TRIES)
    @StatisticsReport(StatisticsReportMode.OFF)
    void killedBuyer_leavesAGuardedRaceUnknown_andNeverViolated(
            @ForAll("sound") HonestGuard guard,
            @ForAll @IntRange(min = 2, max = 4) int buyers,
            @ForAll @IntRange(min = 1, max = 20) int tickets,
            @ForAll Random random) {
        RaceDraft race = HonestRace.deadly(guard, buyers, tickets, random);
        boolean anyDied = race.history().buyers().stream().anyMatch(buyer -> !buyer.isClosed());

        Judgement judged = race.judged();

        assertThat(judged.verdict()).as("%s", judged.findings()).isEqualTo(anyDied ? Verdict.UNKNOWN : Verdict.VALID);
        assertThat(Found.kinds(judged, Effect.VIOLATES)).isEmpty();
        assertThat(judged.sold() + judged.remaining()).isBetween(tickets - judged.unknown(), tickets);
        if (guard.isTransaction()) {
            assertThat(judged.unknown()).isZero();
        }
        collect("unknown", judged.verdict() == Verdict.UNKNOWN, 40);
        collect("a seat is unknown", judged.unknown() > 0, 8);
        collect("rolled back", Found.kinds(judged).contains(FindingKind.ROLLED_BACK), 5);
        collect("a seat nobody heard of", hasPurchaseWithoutAKnownSeat(race.history()), 1);
    }

    private static boolean hasPurchaseWithoutAKnownSeat(RaceHistory race) {
        return race.buyers().stream()
                .flatMap(buyer -> buyer.purchases().stream())
                .anyMatch(purchase -> purchase.isUnknown() && purchase.value() == PurchaseRecord.NOTHING);
    }

    @Property(tries = 3 * TRIES)
    @StatisticsReport(StatisticsReportMode.OFF)
    void raceThatLosesUpdates_showsOnlyExpectedAnomalies(
            @ForAll("unsound") HonestGuard guard,
            @ForAll boolean deadly,
            @ForAll @IntRange(min = 1, max = 4) int buyers,
            @ForAll @IntRange(min = 1, max = 12) int tickets,
            @ForAll Random random) {
        RaceDraft race = deadly
                ? HonestRace.deadly(guard, buyers, tickets, random)
                : HonestRace.interleaved(guard, buyers, tickets, random);

        Judgement judged = race.judged();

        assertThat(Found.kinds(judged)).doesNotContain(FindingKind.STORE_MISMATCH, FindingKind.VANISHED);
        assertThat(judged.retries()).isZero();
        collect("double-booked", judged.doubleBooked() > 0, 30);
        collect("oversold", judged.oversold() > 0, 20);
        collect("out of order", judged.outOfOrder() > 0, 1);
        collect("valid", judged.verdict() == Verdict.VALID, 5);
    }

    @Property(tries = 4 * TRIES)
    void numbers_areThoseOfTheNaiveModel_forEveryGuard(
            @ForAll HonestGuard guard,
            @ForAll boolean deadly,
            @ForAll @IntRange(min = 1, max = 4) int buyers,
            @ForAll @IntRange(min = 1, max = 12) int tickets,
            @ForAll Random random) {
        RaceDraft race = deadly
                ? HonestRace.deadly(guard, buyers, tickets, random)
                : HonestRace.interleaved(guard, buyers, tickets, random);
        NaiveJudge naive = new NaiveJudge(guard, race.history());

        Judgement judged = race.judged();

        assertThat(judged.sold()).isEqualTo(naive.numbers().sold());
        assertThat(judged.doubleBooked()).isEqualTo(naive.numbers().doubleBooked());
        assertThat(judged.lostUpdates()).isEqualTo(naive.numbers().lostUpdates());
        assertThat(naive.outOfOrder()).contains(judged.outOfOrder());
    }

    /** Requires a share of the cases, so that the property cannot pass without such cases. */
    private static void collect(String label, boolean seen, int atLeastPercent) {
        Statistics.label(label)
                .collect(seen)
                .coverage(coverage -> coverage.check(true).percentage(share -> share >= atLeastPercent));
    }
}
