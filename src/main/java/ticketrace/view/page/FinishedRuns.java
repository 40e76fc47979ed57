package ticketrace.view.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ticketrace.run.RunFolder;
import ticketrace.run.Runs;

/** The runs in the runs directory that were judged: of this server, of an earlier one, or of another command. */
final class FinishedRuns {

    /** What a run's folder is called, and nothing that leads out of the runs directory. */
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,99}");

    private static final int MOST_LISTED = 100;

    private final Path runs;

    FinishedRuns(Path runs) {
        this.runs = runs;
    }

    /**
     * The run of that name.
     *
     * @throws RefusedRequest if there is none that is finished
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
            boolean canBeShown = folder.hasResult() && folder.settings().recorded(); // without histories, what of?
            return canBeShown ? Optional.of(folder) : Optional.empty();
        } catch (IOException noRun) {
            return Optional.empty();
        }
    }

    /** The newest first; those that cannot be read are left out. */
    List<Map<String, @Nullable Object>> list() throws IOException {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (Path folder : Runs.newestFirst(runs)) {
            find(folder.getFileName().toString()).map(FinishedRuns::summary).ifPresent(list::add);
            if (list.size() == MOST_LISTED) {
                break;
            }
        }
        return list;
    }

    private static @Nullable Map<String, @Nullable Object> summary(RunFolder folder) {
        try {
            Map<String, Object> result = folder.result();
            Map<String, @Nullable Object> summary = new LinkedHashMap<>();
            summary.put("id", String.valueOf(folder.path().getFileName()));
            summary.put("settings", folder.settings().toJson());
            summary.put("verdict", result.get("verdict"));
            summary.put("sold", result.get("sold"));
            summary.put("when", folder.racedAt().toString());
            return summary;
        } catch (IOException damaged) {
            return null;
        }
    }
}
