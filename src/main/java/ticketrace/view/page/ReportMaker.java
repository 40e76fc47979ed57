package ticketrace.view.page;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import ticketrace.race.RunFolder;

/** Makes the report of a finished run, when somebody first asks for it. */
public interface ReportMaker {

    /** Makes none. */
    ReportMaker NONE = run -> null;

    /**
     * Writes it into the run's folder, if it is not there.
     *
     * @return the HTML file; null if there is none to be had
     */
    @Nullable
    Path reportOf(RunFolder run) throws IOException;
}
