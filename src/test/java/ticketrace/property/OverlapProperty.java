package ticketrace.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import ticketrace.audit.Judgement;
import ticketrace.audit.PurchaseDraft;
import ticketrace.audit.RaceDraft;
import ticketrace.history.RaceHistory;

/** Sections and purchases that met are counted as a comparison of each with every other counts them. */
class OverlapProperty {

    private static final int MAX_PURCHASES = 5;
    private static final int PAUSE_NANOS = 30;

    /** Buyers that heed nobody; no two of their stamps are the same. */
    private static RaceDraft heedless(int buyers, Random random) {
        RaceDraft race = RaceDraft.under("jvm-lock", 100);
        for (int buyer = 0; buyer < buyers; buyer++) {
            long now = 1;
            for (int i = random.nextInt(MAX_PURCHASES); i > 0; i--) {
                long[] stamps = new long[7];
                for (int stamp = 0; stamp < stamps.length; stamp++) {
                    now += 1 + random.nextInt(PAUSE_NANOS);
                    stamps[stamp] = now * buyers + buyer;
                }
                race.buyer("buyer-" + buyer).buys(purchase(stamps, random.nextInt(10)));
            }
            if (random.nextInt(4) == 0) {
                race.buyer("buyer-" + buyer).dies();
            }
        }
        return race;
    }

    private static PurchaseDraft purchase(long[] at, int die) {
        if (die == 0) {
            return PurchaseDraft.timedOut(at[0], at[1]);
        }
        PurchaseDraft draft = new PurchaseDraft().acquires(at[0], at[1]).reads(at[1], at[2], 100);
        return die == 1 ? draft : draft.writes(at[3], at[4]).records(at[5]).releases(at[5], at[6]);
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void meetings_areCountedAsTheNaiveModelCountsThem(
            @ForAll @IntRange(min = 1, max = 5) int buyers, @ForAll Random random) {
        RaceDraft race = heedless(buyers, random);
        RaceHistory history = race.history();

        Judgement judged = race.judged();

        boolean guarded =
                history.buyers().stream().anyMatch(buyer -> !buyer.purchases().isEmpty());
        assertThat(judged.overlaps()).isEqualTo(guarded ? NaiveNumbers.overlaps(history) : null);
        assertThat(judged.contended()).isEqualTo(NaiveNumbers.contended(history));
        Statistics.label("overlapped")
                .collect(NaiveNumbers.overlaps(history) > 0)
                .coverage(coverage -> {
                    coverage.check(true).percentage(share -> share > 30);
                    coverage.check(false).percentage(share -> share > 10);
                });
    }
}
