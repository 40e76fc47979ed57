package ticketrace.view.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ticketrace.run.RunFolder;
import ticketrace.run.Runs;

/** The runs in the runs directory that have a result: of this server, of an earlier one, or of another command. */
final class FinishedRuns {

    /** The names of run folders. No such name leads out of the runs directory. */
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,99}");

    private static final int MOST_LISTED = 100;

    /**
     * A run in the list.
     *
     * @param id the name of its folder
     * @param verdict the verdict in its result
     * @param sold the number of sales in its result
     * @param when the time at which its race began
     */
    record RaceSummary(
            String id,
            Map<String, @Nullable Object> settings,
            @Nullable Object verdict,
            @Nullable Object sold,
            String when) {}

    private final Path runs;

    FinishedRuns(Path runs) {
        this.runs = runs;
    }

    /**
     * The run of that name.
     *
     * @throws RefusedRequest if there is no finished run of that name
     */
    RunFolder named(String id) {
        return find(id).orElseThrow(
                        () -> new RefusedRequest(RefusedRequest.NOT_FOUND, "there is no finished race of that name"));
    }

    Optional<RunFolder> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            RunFolder folder = RunFolder.open(runs.resolve(id));
            boolean canBeShown = folder.hasResult() && folder.settings().recorded(); // the page needs the histories
            return canBeShown ? Optional.of(folder) : Optional.empty();
        } catch (IOException noRun) {
            return Optional.empty();
        }
    }

    /** The newest {@link #MOST_LISTED} runs, the newest first. Leaves out runs that cannot be read. */
    List<RaceSummary> list() throws IOException {
        List<RaceSummary> list = new ArrayList<>();
        for (Path folder : Runs.newestFirst(runs)) {
            find(folder.getFileName().toString()).map(FinishedRuns::summary).ifPresent(list::add);
            if (list.size() == MOST_LISTED) {
                break;
            }
        }
        return list;
    }

    private static @Nullable RaceSummary summary(RunFolder folder) {
        try {
            Map<String, Object> result = folder.result();
            return new RaceSummary(
                    String.valueOf(folder.path().getFileName()),
                    folder.settings().toJson(),
                    result.get("verdict"),
                    result.get("sold"),
                    folder.racedAt().toString());
        } catch (IOException damaged) {
            return null;
        }
    }
}
