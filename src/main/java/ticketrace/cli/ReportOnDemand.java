package ticketrace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import ticketrace.input.InputFile;
import ticketrace.run.Results;
import ticketrace.run.RunFolder;
import ticketrace.view.page.ReportMaker;

/**
 * Writes a report when a browser first asks the page for it. Two browsers that ask at once get the same complete file.
 * If there is a device or a pipe in its place, this reports an error and does not open it: the browser would wait for
 * ever.
 */
final class ReportOnDemand implements ReportMaker {

    private static final long MOST_BYTES = 1L << 28;

    @Override
    public synchronized Path reportOf(RunFolder run) throws IOException {
        Path report = RunFolder.reportOf(run.path());
        if (Files.exists(report)) {
            InputFile.require(report, MOST_BYTES);
            return report;
        }
        WrittenReport written = WrittenReport.ofRace(true, Results.of(run));
        written.require();
        return Objects.requireNonNull(written.file());
    }
}
