package ticketrace.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import ticketrace.audit.BuyerDraft;
import ticketrace.audit.Finding;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Found;
import ticketrace.audit.Judgement;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.history.Outcome;
import ticketrace.history.PurchaseRecord;
import ticketrace.history.RaceHistory;

/** The audit counts overlapping sections and purchases like a comparison of each one with every other. */
class OverlapProperty {

    private static final int MAX_PURCHASES = 5;
    private static final int PAUSE_NANOS = 30;
    private static final int PAUSE_IN_HASTE_NANOS = 3;

    /** A race of buyers without exclusion. If {@code inHaste}, many of their stamps are equal, otherwise none. */
    private static RaceDraft unguarded(String guard, int buyers, boolean inHaste, Random random) {
        RaceDraft race = RaceDraft.under(guard, 100);
        for (int buyer = 0; buyer < buyers; buyer++) {
            long now = 1;
            for (int i = random.nextInt(MAX_PURCHASES); i > 0; i--) {
                long[] stamps = new long[7];
                for (int stamp = 0; stamp < stamps.length; stamp++) {
                    now += inHaste ? random.nextInt(PAUSE_IN_HASTE_NANOS) : 1 + random.nextInt(PAUSE_NANOS);
                    stamps[stamp] = inHaste ? now : now * buyers + buyer;
                }
                race.buyer("buyer-" + buyer).buys(purchase(stamps, random.nextInt(10)));
            }
            if (random.nextInt(4) == 0) {
                BuyerDraft dead = race.buyer("buyer-" + buyer).dies();
                dead.purchases().stream()
                        .skip(Math.max(0, dead.purchases().size() - 1))
                        .forEach(last -> last.ends(null));
            }
        }
        return race;
    }

    private static PurchaseDraft purchase(long[] at, int die) {
        if (die == 0) {
            return PurchaseDraft.timedOut(at[0], at[1]);
        }
        PurchaseDraft draft = new PurchaseDraft().acquires(at[0], at[1]).reads(at[1], at[2], 100);
        return die == 1
                ? draft.ends(Outcome.SOLD_OUT)
                : draft.writes(at[3], at[4])
                        .records(at[5])
                        .releases(at[5], at[6])
                        .ends(Outcome.SOLD);
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void overlaps_areCountedAsInTheNaiveModel(
            @ForAll @IntRange(min = 1, max = 5) int buyers, @ForAll boolean inHaste, @ForAll Random random) {
        RaceDraft race = unguarded("jvm-lock", buyers, inHaste, random);
        RaceHistory history = race.history();

        Judgement judged = race.judged();

        boolean guarded =
                history.buyers().stream().anyMatch(buyer -> !buyer.purchases().isEmpty());
        NaiveNumbers naive = new NaiveNumbers(history, NaivePurchase.all(HonestGuard.LEAKY, history));
        assertThat(judged.overlaps()).isEqualTo(guarded ? naive.overlaps() : null);
        assertThat(judged.contended()).isEqualTo(naive.contended());
        Statistics.label("overlapped").collect(naive.overlaps() > 0).coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 30);
            coverage.check(false).percentage(share -> share > 10);
        });
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void everyOvertakenBuyer_isReportedOnce_asInTheNaiveModel(
            @ForAll @IntRange(min = 1, max = 5) int buyers, @ForAll boolean inHaste, @ForAll Random random) {
        RaceDraft race = unguarded("fair-lock", buyers, inHaste, random);
        List<PurchaseRecord> served = race.history().buyers().stream()
                .flatMap(buyer -> buyer.purchases().stream())
                .filter(purchase -> purchase.acquired() != 0)
                .toList();

        int told = Found.of(FindingKind.OVERTAKEN, race.judged()).stream()
                .mapToInt(Finding::count)
                .sum();

        long overtaken = served.stream()
                .filter(first -> served.stream()
                        .anyMatch(timer -> first.asked() < timer.asked() && timer.acquired() < first.acquired()))
                .count();
        assertThat(told).isEqualTo((int) overtaken);
        Statistics.label("overtaken")
                .collect(overtaken > 0)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
    }
}
