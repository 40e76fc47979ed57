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

/** The archive of the classes that buyers load. Buyers load them in the {@link TrainingRaces}. For one thread. */
final class BuyerArchive {

    private static final String KIND = "buyer";

    private static final Logger LOG = LoggerFactory.getLogger(BuyerArchive.class);

    private final List<String> jvmOptions;
    private final ArchiveProgress watcher;
    private final BooleanSupplier interrupted;
    private boolean begun;

    /**
     * An archive that buyers with these JVM options make.
     *
     * @param interrupted asked again and again; once it is true, no archive is made
     */
    BuyerArchive(List<String> jvmOptions, ArchiveProgress watcher, BooleanSupplier interrupted) {
        this.jvmOptions = jvmOptions;
        this.watcher = watcher;
        this.interrupted = interrupted;
    }

    /** Whether {@link #options} would make the archive. */
    static boolean isMissing() {
        return ClassArchive.isMissing(KIND);
    }

    /**
     * The options with which a buyer starts on the archive. Makes the archive if there is none.
     *
     * @return empty if there is no archive and none can be made
     * @throws InterruptedException if the work was interrupted
     */
    List<String> options() throws InterruptedException {
        return ClassArchive.options(KIND, this::rehearse, this::tell);
    }

    /** Tells the user why there is no archive, if the user has waited for one. The log has the reason in any case. */
    private void tell(String why) {
        LOG.debug("buyers start without an archive of their classes: {}", why);
        if (begun) {
            watcher.leftOut("every store", why);
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
            pool.endThoseAtRest(); // a killed JVM does not finish its list of classes
        }
    }

    private void hold(RaceSettings race, Path runs, BuyerPool pool) throws IOException, InterruptedException {
        RunFolder folder = Race.prepare(race, runs);
        RaceResult result = Race.hold(folder, RaceObserver.NONE, RaceOrders.until(interrupted), pool);
        if (interrupted.getAsBoolean()) {
            throw new InterruptedException();
        }
        if (result == null || !result.failures().isEmpty()) {
            throw new IOException(
                    result == null ? "the training race did not begin" : String.join("; ", result.failures()));
        }
        folder.delete();
    }
}
