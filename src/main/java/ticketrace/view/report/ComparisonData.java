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
 * The data of a comparison's page: several races that differ in their guards only.
 *
 * @param unguarded the guards whose races have findings although each did as it promises
 */
record ComparisonData(String title, String command, List<ComparedRace> races, List<String> unguarded) {

    /**
     * One of the races.
     *
     * @param page the relative address of its own page
     */
    record ComparedRace(@JsonInline RaceData race, String page) {

        private static ComparedRace of(RaceResult result, Path folder) {
            Path report = RunFolder.reportOf(result.folder());
            return new ComparedRace(
                    RaceData.of(result), folder.relativize(report).toString().replace('\\', '/'));
        }
    }

    /** The data of a page in this folder, with links to the pages of the single races. */
    static ComparisonData of(List<RaceResult> results, Path folder) {
        RaceHistory first = results.get(0).history();
        return new ComparisonData(
                Numbers.count(results.get(0).buyers().size(), "buyer") + ", " + Numbers.count(first.tickets(), "ticket")
                        + ", store " + first.store(),
                RepeatCommand.of(results.stream().map(RaceData::settings).toList()),
                results.stream().map(result -> ComparedRace.of(result, folder)).toList(),
                results.stream()
                        .filter(result -> result.judgement().asPromised()
                                && !result.judgement().findings().isEmpty())
                        .map(result -> Guards.label(
                                result.history().guard(), result.history().isolation()))
                        .toList());
    }
}
