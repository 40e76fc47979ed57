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

/** What is exported for a checker of linearizability says as much as the evidence does. */
class ExportedProperty {

    private static final int TRIES = 300;
    private static final int RACES = Thorough.or(100, 10);
    private static final int MOST_BUYERS = 4;
    private static final int MOST_TICKETS = 4;

    /** The operations, as somebody reads them who knows the documented form and nothing else. */
    private static List<NaiveOrder.Event> exported(RaceHistory race) throws IOException {
        StringWriter text = new StringWriter();
        ExportFormat.PORCUPINE.write(Audit.settled(race), text);
        List<NaiveOrder.Event> operations = new ArrayList<>();
        for (String line : text.toString().lines().skip(1).toList()) {
            Map<String, Object> said = JSON.std.mapFrom(line);
            Object ok = said.get("ok");
            int seen = said.get("seen") == null ? NaiveOrder.ANY : (int) number(said, "seen");
            long end = ok == null ? Long.MAX_VALUE : number(said, "return");
            operations.add(
                    new NaiveOrder.Event(seen, !Boolean.FALSE.equals(ok), ok != null, number(said, "call"), end));
        }
        return operations;
    }

    private static long number(Map<String, Object> fields, String name) {
        return ((Number) Objects.requireNonNull(fields.get(name), name)).longValue();
    }

    private static List<NaiveOrder.Event> known(HonestGuard guard, RaceHistory race) {
        List<NaiveOrder.Event> operations = new ArrayList<>();
        for (NaivePurchase purchase : NaivePurchase.all(guard, race)) {
            NaiveOrder.Event operation = purchase.operation();
            if (operation != null) {
                operations.add(operation);
            }
        }
        return operations;
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

            boolean explained = NaiveOrder.explains(race.tickets(), null, exported(race));

            String told = guard + ", " + judged.findings() + ", " + race;
            assertThat(explained).as(told).isEqualTo(NaiveOrder.explains(race.tickets(), null, known(guard, race)));
            if (!explained && guard != HonestGuard.DIRTY) {
                assertThat(judged.verdict()).as(told).isEqualTo(Verdict.VIOLATED);
            }
            if (judged.doubleBooked() > 0 || judged.oversold() > 0) {
                assertThat(explained).as(told).isFalse();
            }
            Statistics.label("explained").collect(explained).coverage(coverage -> {
                coverage.check(true).percentage(share -> share > 20);
                coverage.check(false).percentage(share -> share > 20);
            });
        }
    }
}
