package ticketrace.launch;

import java.io.IOException;
import java.util.List;

/** Starts any command as a process that exchanges lines with the launcher. */
public final class Commands {

    private Commands() {}

    /** Starts the command under this name. */
    public static LineProcess start(String name, List<String> command, ChildListener listener) throws IOException {
        return ForkedJvm.start(name, new ProcessBuilder(command), CrashReport.amongTemporaryFiles(), listener);
    }
}
