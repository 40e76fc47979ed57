package ticketrace.explore.stepping;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketrace.race.BuyerLauncher;
import ticketrace.race.PlugInNames;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;

/**
 * Forks the processes of stepped buyers. A process is no buyer yet when it has started, so one can be forked before a
 * buyer needs it. One thread.
 */
final class ProcessSupply implements AutoCloseable {

    private final RunFolder folder;
    private final BuyerLauncher launcher;
    private final Duration standstill;
    private @Nullable SteppedProcess spare;
    private int started;

    /** Forks with this launcher; a process may stand still for so long before it answers. */
    ProcessSupply(RunFolder folder, BuyerLauncher launcher, Duration standstill) {
        this.folder = folder;
        this.launcher = launcher;
        this.standstill = standstill;
    }

    /** A process that is no buyer yet. Whoever gets it closes it. */
    SteppedProcess next() throws IOException {
        SteppedProcess next = spare == null ? fork() : spare;
        spare = null;
        return next;
    }

    /** Forks the next process now; it starts while the caller goes on. */
    void prepareNext() throws IOException {
        if (spare == null) {
            spare = fork();
        }
    }

    private SteppedProcess fork() throws IOException {
        RaceSettings race = folder.settings();
        Path log = folder.logOf("process-" + ++started);
        List<String> arguments = SteppedBuyer.arguments(folder.path(), PlugInNames.of(race), race.quotaOrNone());
        return SteppedProcess.start(
                launcher, new BuyerLauncher.BuyerStart("stepped", arguments, log, false), standstill);
    }

    /** How many processes were started. */
    int started() {
        return started;
    }

    /** Kills the process that nobody has taken. */
    @Override
    public void close() {
        if (spare != null) {
            spare.close();
        }
    }
}
