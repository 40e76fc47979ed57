package ticketrace.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.run.ResultDocument;

/**
 * A comparison as a JSON document, on which other programs may rely. Keys may be added; none is renamed.
 *
 * @param settings the settings that all races share
 * @param notRaced the guards whose races were not held
 */
record ComparisonDocument(
        String schema,
        Map<String, @Nullable Object> settings,
        List<ResultDocument> races,
        List<String> notRaced,
        boolean asPromised,
        @Nullable String report) {

    private static final String SCHEMA = "ticketrace/comparison/1";

    static ComparisonDocument of(
            RaceSettings settings, List<RaceResult> results, List<String> notRaced, WrittenReport report) {
        Map<String, @Nullable Object> common = new LinkedHashMap<>(settings.toJson());
        common.remove("guard");
        common.remove("isolation");
        boolean asPromised =
                results.stream().allMatch(result -> result.judgement().asPromised());
        return new ComparisonDocument(
                SCHEMA,
                common,
                results.stream().map(ResultDocument::of).toList(),
                notRaced,
                notRaced.isEmpty() && asPromised,
                report.path());
    }
}
