package ticketrace.cli;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.RunsFolder;

/** Environment variables of the program. Each test runs a process, because a JVM cannot change its own variables. */
class EnvironmentIT {

    private static final int USAGE = 2;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private final Ticketrace ticketrace = Ticketrace.in(folder.path());

    @Test
    void patienceFactorThatIsNoNumber_isRefused() throws Exception {
        ticketrace
                .with("TICKETRACE_PATIENCE", "much")
                .run("guards")
                .assertOneLineOfError(USAGE, "TICKETRACE_PATIENCE", "'much'", "from 0.1 to 1000");
    }
}
