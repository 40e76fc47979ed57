package ticketrace.view.page;

import java.io.IOException;
import java.nio.file.Path;
import ticketrace.run.RunFolder;

/** Makes the report of a finished run when a browser first asks for it. Thread-safe. */
public interface ReportMaker {

    /**
     * Writes the report into the run's folder, if the folder has none.
     *
     * @return the HTML file
     * @throws IOException if the run cannot be read or the report cannot be written
     */
    Path reportOf(RunFolder run) throws IOException;
}
