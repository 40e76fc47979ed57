package ticketrace.view.report;

import java.nio.file.Path;
import java.util.List;
import ticketrace.guard.Guards;
import ticketrace.history.RaceHistory;
import ticketrace.json.JsonInline;
import ticketrace.run.RaceResult;
import ticketrace.run.RunFolder;
import ticketrace.view.words.Numbers;
import ticketrace.view.words.RepeatCommand;

/**
 * What a page tells of several races on the same settings.
 *
 * @param unguarded the guards that let happen what the findings tell, as they promise
 */
record ComparisonData(String title, String command, List<ComparedRace> races, List<String> unguarded) {

    /**
     * One of the races.
     *
     * @param page where its own page is, seen from this one
     */
    record ComparedRace(@JsonInline RaceData race, String page) {

        private static ComparedRace of(RaceResult result, Path folder) {
            Path report = RunFolder.reportOf(result.folder());
            return new ComparedRace(
                    RaceData.of(result), folder.relativize(report).toString().replace('\\', '/'));
        }
    }

    /** For a page in this folder, which leads to the pages of the single races. */
    static ComparisonData of(List<RaceResult> results, Path folder) {
        RaceHistory first = results.get(0).history();
        return new ComparisonData(
                Numbers.count(results.get(0).buyers().size(), "buyer") + ", " + Numbers.count(first.tickets(), "ticket")
                        + ", store " + first.store(),
                RepeatCommand.of(results.stream().map(RaceResult::settings).toList()),
                results.stream().map(result -> ComparedRace.of(result, folder)).toList(),
                results.stream()
                        .filter(result -> result.judgement().asPromised()
                                && !result.judgement().findings().isEmpty())
                        .map(result -> Guards.label(
                                result.history().guard(), result.history().isolation()))
                        .toList());
    }
}
