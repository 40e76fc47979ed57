package ticketrace.view.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Finding;
import ticketrace.audit.Judgement;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.guard.Guards;
import ticketrace.guard.Promise;
import ticketrace.history.RaceHistory;
import ticketrace.run.RaceResult;

/** What a guard promises, anomaly by anomaly, beside what was seen. */
final class PromiseData {

    private PromiseData() {}

    /** A row for each anomaly; {@code seen} is null where nobody looked or could look. */
    static List<Map<String, Object>> of(RaceResult result) {
        RaceHistory race = result.history();
        Promise promise = Guards.promise(race.guard(), race.store(), race.isolation());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Anomaly anomaly : Anomaly.values()) {
            Promise.Term term = promise.term(anomaly);
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("anomaly", anomaly.name());
            row.put("explanation", anomaly.explanation());
            row.put("grade", term.expectation().name());
            row.put("reason", term.reason());
            row.put("seen", seen(anomaly, term.expectation(), result.judgement()));
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable Integer seen(Anomaly anomaly, Expectation expectation, Judgement judgement) {
        return switch (anomaly) {
            case OVERSOLD -> judgement.oversold();
            case DOUBLE_BOOKED -> judgement.doubleBooked();
            case LOST_UPDATE -> judgement.lostUpdates();
            case VANISHED -> judgement.vanished();
            case OUT_OF_ORDER -> judgement.outOfOrder();
            case OVERLAP -> judgement.overlaps();
            case STORE_MISMATCH, DEADLOCK -> found(anomaly, judgement);
            case OVERTAKEN ->
                expectation == Expectation.FORBIDDEN && judgement.outOfOrder() != null
                        ? found(anomaly, judgement)
                        : null;
        };
    }

    private static int found(Anomaly anomaly, Judgement judgement) {
        return judgement.findings().stream()
                .filter(finding ->
                        finding.kind().anomaly().filter(anomaly::equals).isPresent())
                .mapToInt(Finding::count)
                .sum();
    }
}
