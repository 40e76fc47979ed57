package ticketrace.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import ticketrace.Thorough;
import ticketrace.audit.FindingKind;
import ticketrace.audit.FindingKind.Effect;
import ticketrace.audit.Found;
import ticketrace.audit.Judgement;
import ticketrace.audit.RaceDraft;
import ticketrace.audit.Verdict;
import ticketrace.history.RaceHistory;

/**
 * The audit and the naive judge agree, for every guard, with dead buyers at any step, and with false evidence.
 *
 * <p>{@code -Pthorough} tries many more races.
 */
class JudgesAgreeProperty {

    private static final int TRIES = 500;
    private static final int RACES = Thorough.or(100, 10);
    private static final int MOST_BUYERS = 4;
    private static final int MOST_TICKETS = 5;

    private static Judgement assertAgreed(HonestGuard guard, RaceDraft race, boolean lied) {
        RaceHistory history = race.history();
        NaiveJudge naive = new NaiveJudge(guard, history);

        Judgement judged = race.judged();

        String told = guard + ", " + judged.findings() + ", " + history;
        assertThat(judged.verdict()).as(told).isEqualTo(naive.verdict());
        assertThat(judged.sold()).as(told).isEqualTo(naive.numbers().sold());
        assertThat(judged.oversold()).as(told).isEqualTo(naive.numbers().oversold());
        assertThat(judged.doubleBooked()).as(told).isEqualTo(naive.numbers().doubleBooked());
        assertThat(judged.lostUpdates()).as(told).isEqualTo(naive.numbers().lostUpdates());
        assertThat(judged.vanished()).as(told).isEqualTo(naive.numbers().vanished());
        assertThat(naive.outOfOrder()).as(told).contains(judged.outOfOrder());
        assertThat(judged.contended()).as(told).isEqualTo(naive.numbers().contended());
        if (judged.overlaps() != null) {
            assertThat(judged.overlaps()).as(told).isEqualTo(naive.numbers().overlaps());
        }
        if (guard.isSound() && !lied) {
            assertThat(judged.verdict()).as(told).isNotEqualTo(Verdict.VIOLATED);
        }
        return judged;
    }

    private static RaceDraft race(HonestGuard guard, Random random) {
        int buyers = 1 + random.nextInt(MOST_BUYERS);
        int tickets = 1 + random.nextInt(MOST_TICKETS);
        return HonestRace.hasty(guard, buyers, tickets, random);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void onTrueEvidence_bothAgree(@ForAll HonestGuard guard, @ForAll Random random) {
        for (int i = 0; i < RACES; i++) {
            RaceDraft race = race(guard, random);

            Judgement judged = assertAgreed(guard, race, false);
            Statistics.label("verdict").collect(judged.verdict()).coverage(coverage -> {
                coverage.check(Verdict.VALID).percentage(share -> share > 3);
                coverage.check(Verdict.UNKNOWN).percentage(share -> share > 10);
                coverage.check(Verdict.VIOLATED).percentage(share -> share > 10);
            });
            Statistics.label("only by all steps together").collect(needsAllSteps(judged));
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void onFalseEvidence_bothAgree(@ForAll HonestGuard guard, @ForAll Random random) {
        for (int i = 0; i < RACES; i++) {
            RaceDraft race = race(guard, random);
            Lies.tellOne(guard, race, random);

            Judgement judged = assertAgreed(guard, race, true);
            Statistics.label("of a lie").collect(judged.verdict()).coverage(coverage -> {
                coverage.check(Verdict.UNKNOWN).percentage(share -> share > 10);
                coverage.check(Verdict.VIOLATED).percentage(share -> share > 10);
            });
            Statistics.label("of a lie: only by all steps together")
                    .collect(needsAllSteps(judged))
                    .coverage(coverage -> coverage.check(true).count(count -> count > 10));
        }
    }

    private static boolean needsAllSteps(Judgement judged) {
        return Found.kinds(judged, Effect.VIOLATES).equals(Set.of(FindingKind.OUT_OF_ORDER))
                && Found.sayings(FindingKind.OUT_OF_ORDER, judged).get(0).startsWith("No order");
    }
}
