package ticketrace.view.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Audit;
import ticketrace.audit.Finding;
import ticketrace.audit.Judgement;
import ticketrace.guard.Anomaly;
import ticketrace.guard.Expectation;
import ticketrace.guard.Promise;
import ticketrace.history.RaceHistory;
import ticketrace.run.RaceResult;

/**
 * A row of the table of promises: what a guard promises about one anomaly, and how often the audit found it.
 *
 * @param seen how often; null if the audit did not, or could not, look for it
 */
record PromiseRow(
        Anomaly anomaly,
        String explanation,
        Expectation expectation,
        String reason,
        @Nullable Integer seen) {

    /** A row for each anomaly. */
    static List<PromiseRow> all(RaceResult result) {
        RaceHistory race = result.history();
        Promise promise = Objects.requireNonNull(Audit.promise(race));
        List<PromiseRow> rows = new ArrayList<>();
        for (Anomaly anomaly : Anomaly.values()) {
            Promise.Term term = promise.term(anomaly);
            rows.add(new PromiseRow(
                    anomaly,
                    anomaly.explanation(),
                    term.expectation(),
                    term.reason(),
                    seen(anomaly, term.expectation(), result.judgement())));
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
            case STALE_WRITE -> judgement.staleWrites();
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
