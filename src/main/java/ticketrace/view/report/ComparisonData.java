package ticketrace.view.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ticketrace.guard.Guards;
import ticketrace.history.RaceHistory;
import ticketrace.run.RaceResult;
import ticketrace.run.RunFolder;
import ticketrace.view.words.Numbers;
import ticketrace.view.words.RepeatCommand;

/** What a page tells of several races on the same settings. */
final class ComparisonData {

    private ComparisonData() {}

    /** For a page in this folder, which leads to the pages of the single races. */
    static Map<String, Object> of(List<RaceResult> results, Path folder) {
        RaceHistory first = results.get(0).history();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "title",
                Numbers.count(results.get(0).buyers().size(), "buyer") + ", " + Numbers.count(first.tickets(), "ticket")
                        + ", store " + first.store());
        json.put(
                "command",
                RepeatCommand.of(results.stream().map(RaceResult::settings).toList()));
        List<Map<String, Object>> races = new ArrayList<>();
        for (RaceResult result : results) {
            Map<String, Object> race = RaceData.brief(result);
            Path report = RunFolder.reportOf(result.folder());
            race.put("page", folder.relativize(report).toString().replace('\\', '/'));
            races.add(race);
        }
        json.put("races", races);
        json.put(
                "unguarded",
                results.stream()
                        .filter(result -> result.judgement().asPromised()
                                && !result.judgement().findings().isEmpty())
                        .map(result -> Guards.label(
                                result.history().guard(), result.history().isolation()))
                        .toList());
        return json;
    }
}
