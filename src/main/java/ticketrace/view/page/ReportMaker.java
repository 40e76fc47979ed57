package ticketrace.view.page;

import java.io.IOException;
import java.nio.file.Path;
import ticketrace.run.RunFolder;

/** Makes the report of a finished run, when somebody first asks for it. Asked from any thread. */
public interface ReportMaker {

    /**
     * Writes it into the run's folder, if it is not there.
     *
     * @return the HTML file
     */
    Path reportOf(RunFolder run) throws IOException;
}
