package ticketrace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.run.RaceResult;
import ticketrace.run.ResultDocument;
import ticketrace.run.RunFolder;
import ticketrace.view.report.HtmlReport;
import ticketrace.view.terminal.Screen;

/**
 * The report of {@code --report}, or why there is none. If it could not be written, the command first shows the race,
 * then the failure.
 *
 * @param file its path; null if the user wanted no report, or it could not be written
 * @param failure why it could not be written
 */
record WrittenReport(@Nullable Path file, @Nullable IOException failure) {

    /** The user wanted no report. */
    static final WrittenReport NONE = new WrittenReport(null, null);

    /** Writes the report. */
    interface Writer {
        Path write() throws IOException;
    }

    static WrittenReport ofRace(boolean wanted, RaceResult result) {
        return of(wanted, List.of(result), () -> HtmlReport.write(result));
    }

    /** The report of compared races; none if no race was held. */
    static WrittenReport ofComparison(boolean wanted, List<RaceResult> results) {
        return of(wanted && !results.isEmpty(), results, () -> HtmlReport.write(results));
    }

    /**
     * The report of an exploration.
     *
     * @param result the result of the schedule whose evidence was kept; null if it could not be judged
     */
    static WrittenReport ofExploration(@Nullable RaceResult result, Writer writer) {
        return of(true, result == null ? List.of() : List.of(result), writer);
    }

    private static WrittenReport of(boolean wanted, List<RaceResult> results, Writer writer) {
        if (!wanted) {
            return NONE;
        }
        try {
            Path file = writer.write();
            for (RaceResult result : results) { // its result says where the report is
                RunFolder.open(result.folder()).writeResult(ResultDocument.of(result));
            }
            return new WrittenReport(file, null);
        } catch (IOException e) {
            return new WrittenReport(null, e);
        }
    }

    /** Its path, for JSON. */
    @Nullable
    String path() {
        return file == null ? null : file.toString();
    }

    /** Prints where it is. */
    void tell(Screen screen) {
        if (file != null) {
            ReportCommand.tell(file, screen);
        }
    }

    /** Throws if it could not be written. */
    void require() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }
}
