package ticketrace.launch;

import java.io.IOException;
import java.util.List;

/** Any command as a process that talks in lines. */
public final class Commands {

    private Commands() {}

    /** Starts it. */
    public static LineProcess start(String name, List<String> command, ChildListener listener) throws IOException {
        return ForkedJvm.start(name, new ProcessBuilder(command), CrashReport.amongTemporaryFiles(), listener);
    }
}
