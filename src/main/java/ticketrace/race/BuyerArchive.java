package ticketrace.race;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.launch.ClassArchive;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;

/** The archive of the classes that a buyer loads. What belongs in there shows when a buyer rehearses. */
final class BuyerArchive {

    private static final String KIND = "buyer";

    private static final Logger LOG = LoggerFactory.getLogger(BuyerArchive.class);

    private final List<String> jvmOptions;
    private final ArchiveProgress watcher;
    private final BooleanSupplier interrupted;
    private boolean begun;

    /**
     * One to be made by buyers whose JVMs have these options.
     *
     * @param interrupted asked again and again; once it is true, no archive is made
     */
    BuyerArchive(List<String> jvmOptions, ArchiveProgress watcher, BooleanSupplier interrupted) {
        this.jvmOptions = jvmOptions;
        this.watcher = watcher;
        this.interrupted = interrupted;
    }

    /** Whether {@link #options} would make it. */
    static boolean isMissing() {
        return ClassArchive.isMissing(KIND);
    }

    /** The options with which a buyer starts on it; makes it if there is none. */
    List<String> options() throws InterruptedException {
        return ClassArchive.options(KIND, this::rehearse, this::tell);
    }

    /** Who waited for an archive hears that there is none; where none can be kept at all, nobody has waited. */
    private void tell(String why) {
        LOG.debug("buyers start without an archive of their classes: {}", why);
        if (begun) {
            watcher.leavesOut("every store", why);
        }
    }

    private void rehearse(Path folder, Supplier<List<String>> nextJvm) throws IOException, InterruptedException {
        begun = true;
        watcher.begins();
        List<RaceSettings> races = TrainingRaces.all();
        Supplier<List<String>> options = () -> {
            List<String> all = new ArrayList<>(jvmOptions);
            all.addAll(nextJvm.get());
            return all;
        };
        try (BuyerPool pool = BuyerPool.withOptions(options)) {
            new TrainingRaces(watcher).hold(races, races.size() / 2, race -> hold(race, folder, pool));
            pool.sendHome(); // a JVM that is killed does not finish its list
        }
    }

    private void hold(RaceSettings race, Path runs, BuyerPool pool) throws IOException, InterruptedException {
        RunFolder folder = Race.prepare(race, runs);
        RaceResult result = Race.hold(folder, RaceObserver.NONE, RaceOrders.until(interrupted), pool);
        if (interrupted.getAsBoolean()) {
            throw new InterruptedException();
        }
        if (result == null || !result.failures().isEmpty()) {
            throw new IOException(result == null ? "it did not begin" : String.join("; ", result.failures()));
        }
        folder.delete();
    }
}
