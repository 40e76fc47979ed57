package ticketrace.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import ticketrace.Thorough;
import ticketrace.audit.Audit;
import ticketrace.audit.Judgement;
import ticketrace.audit.RaceDraft;
import ticketrace.audit.Verdict;
import ticketrace.history.RaceHistory;
import ticketrace.view.export.ExportFormat;

/** The export for a linearizability checker proves as much as the evidence does. */
class ExportedProperty {

    private static final int TRIES = 300;
    private static final int RACES = Thorough.or(100, 10);
    private static final int MOST_BUYERS = 4;
    private static final int MOST_TICKETS = 4;

    /**
     * Whether the naive judge can explain the exported operations, read as the documentation describes, without other
     * knowledge.
     */
    private static boolean isExplained(RaceHistory race) throws IOException {
        StringWriter text = new StringWriter();
        ExportFormat.PORCUPINE.write(Audit.committed(race), text);
        int tickets = -1;
        Integer left = null;
        List<NaiveOrder.Event> operations = new ArrayList<>();
        for (String line : text.toString().lines().toList()) {
            Map<String, Object> said = JSON.std.mapFrom(line);
            switch (String.valueOf(said.get("f"))) {
                case "init" -> tickets = (int) number(said, "init");
                case "buy" -> operations.add(buy(said));
                case "read" ->
                    operations.add(new NaiveOrder.Event(
                            (int) number(said, "seen"), false, true, number(said, "call"), number(said, "return")));
                case "end" -> left = (int) number(said, "left");
                default -> throw new AssertionError(line);
            }
        }
        return NaiveOrder.explains(tickets, left, operations);
    }

    private static NaiveOrder.Event buy(Map<String, Object> said) {
        Object ok = said.get("ok");
        int seen = said.get("seen") == null ? NaiveOrder.ANY : (int) number(said, "seen");
        long begin = number(said, said.containsKey("from") ? "from" : "call");
        long end = ok == null ? Long.MAX_VALUE : number(said, said.containsKey("by") ? "by" : "return");
        return new NaiveOrder.Event(seen, !Boolean.FALSE.equals(ok), ok != null, begin, end);
    }

    private static long number(Map<String, Object> fields, String name) {
        return ((Number) Objects.requireNonNull(fields.get(name), name)).longValue();
    }

    /**
     * Whether the naive judge can explain all the evidence. If buyers can read undone counts, only the results of the
     * purchases matter.
     */
    private static boolean isEvidenceExplained(HonestGuard guard, RaceHistory race) {
        if (guard != HonestGuard.DIRTY) {
            return new NaiveJudge(guard, race).isExplained();
        }
        List<NaiveOrder.Event> operations = new ArrayList<>();
        for (NaivePurchase purchase : NaivePurchase.all(guard, race)) {
            NaiveOrder.Event operation = purchase.operation();
            if (operation != null) {
                operations.add(operation);
            }
        }
        return NaiveOrder.explains(race.tickets(), null, operations);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    @StatisticsReport(StatisticsReportMode.OFF)
    void export_isExplained_exactlyIfTheEvidenceIs(
            @ForAll HonestGuard guard, @ForAll boolean lies, @ForAll Random random) throws IOException {
        for (int i = 0; i < RACES; i++) {
            RaceDraft draft =
                    HonestRace.hasty(guard, 1 + random.nextInt(MOST_BUYERS), 1 + random.nextInt(MOST_TICKETS), random);
            if (lies) {
                Lies.tellOne(guard, draft, random);
            }
            RaceHistory race = draft.history();
            Judgement judged = Audit.judge(race);

            boolean explained = isExplained(race);

            String told = guard + ", " + judged.findings() + ", " + race;
            assertThat(explained).as(told).isEqualTo(isEvidenceExplained(guard, race));
            if (!explained && guard != HonestGuard.DIRTY) {
                assertThat(judged.verdict()).as(told).isEqualTo(Verdict.VIOLATED);
            }
            if (isFaultOfTheCount(guard, judged)) {
                assertThat(explained).as(told).isFalse();
            }
            Statistics.label("explained").collect(explained).coverage(coverage -> {
                coverage.check(true).percentage(share -> share > 20);
                coverage.check(false).percentage(share -> share > 20);
            });
        }
    }

    /** Whether the fault is in the count of tickets itself, and not only in its records. */
    private static boolean isFaultOfTheCount(HonestGuard guard, Judgement judged) {
        boolean byOrder = judged.lostUpdates() > 0 || Objects.requireNonNull(judged.outOfOrder()) > 0;
        return judged.doubleBooked() > 0 || judged.oversold() > 0 || (byOrder && guard != HonestGuard.DIRTY);
    }
}
