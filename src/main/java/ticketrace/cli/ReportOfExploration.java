package ticketrace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.SteppedBuyers;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.view.model.Moment;
import ticketrace.view.report.ExploredRace;
import ticketrace.view.report.HtmlReport;

/**
 * The report of {@code explore --report}. It plays the paths to the states while the buyers still live, and writes the
 * file later, when the folder is complete. One thread.
 */
final class ReportOfExploration {

    private final RaceSettings settings;
    private final Bounds bounds;
    private final Exploration exploration;
    private @Nullable List<Moment> moments;
    private @Nullable IOException failure;

    ReportOfExploration(RaceSettings settings, Bounds bounds, Exploration exploration) {
        this.settings = settings;
        this.bounds = bounds;
        this.exploration = exploration;
    }

    /** Plays the paths to the states again, if the report draws them. */
    void playMoments(SteppedBuyers buyers, BooleanSupplier interrupted) {
        try {
            moments = ExploredRace.moments(settings, exploration, buyers, interrupted);
        } catch (IOException e) {
            failure = e;
        }
    }

    /**
     * Writes the report.
     *
     * @param folder the folder of the run; null if no evidence was kept
     * @param result the result of the schedule whose evidence was kept; null if it could not be judged
     */
    WrittenReport write(@Nullable Path folder, @Nullable RaceResult result) {
        if (failure != null || folder == null) {
            return new WrittenReport(
                    null,
                    failure == null ? new IOException("there is no report: no schedule came to its end") : failure);
        }
        return WrittenReport.ofExploration(
                result, () -> HtmlReport.write(new ExploredRace(settings, bounds, exploration, folder, moments)));
    }
}
