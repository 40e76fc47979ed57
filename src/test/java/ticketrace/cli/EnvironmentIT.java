package ticketrace.cli;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.RunsFolder;

/** What the environment of the program says, which only a process of its own can have. */
class EnvironmentIT {

    private static final int USAGE = 2;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path());

    @Test
    void patienceThatIsNoNumber_isRefused() throws Exception {
        ticketrace
                .with("TICKETRACE_PATIENCE", "much")
                .run("guards")
                .assertOneLineOfError(USAGE, "TICKETRACE_PATIENCE", "'much'", "from 0.1 to 1000");
    }
}
