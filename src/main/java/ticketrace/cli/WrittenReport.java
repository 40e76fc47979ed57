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
 * The report that {@code --report} asked for, or why there is none: whatever failed, the race that was held is told first.
 *
 * @param file where it is; null if none was asked for, or it could not be written
 * @param failure why it could not be written
 */
record WrittenReport(@Nullable Path file, @Nullable IOException failure) {

    private static final WrittenReport NONE = new WrittenReport(null, null);

    /** Writes what a race of this kind gets. */
    private interface Writer {
        Path write() throws IOException;
    }

    static WrittenReport ofRace(boolean wanted, RaceResult result) {
        return of(wanted, List.of(result), () -> HtmlReport.write(result));
    }

    /** Of races that were compared; of none there is none. */
    static WrittenReport ofComparison(boolean wanted, List<RaceResult> results) {
        return of(wanted && !results.isEmpty(), results, () -> HtmlReport.write(results));
    }

    private static WrittenReport of(boolean wanted, List<RaceResult> results, Writer writer) {
        if (!wanted) {
            return NONE;
        }
        try {
            Path file = writer.write();
            for (RaceResult result : results) { // which says where its report is, from now on
                RunFolder.open(result.folder()).writeResult(ResultDocument.of(result));
            }
            return new WrittenReport(file, null);
        } catch (IOException e) {
            return new WrittenReport(null, e);
        }
    }

    /** As JSON has it. */
    @Nullable
    String path() {
        return file == null ? null : file.toString();
    }

    /** Says where it is. */
    void tell(Screen screen) {
        if (file != null) {
            ReportCommand.tell(file, screen);
        }
    }

    /** Fails if it could not be written. */
    void require() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }
}
