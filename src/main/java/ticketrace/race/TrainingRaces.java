package ticketrace.race;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.guard.Guard;
import ticketrace.guard.Guards;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;
import ticketrace.store.StoreKind;
import ticketrace.store.Stores;

/**
 * Small races that show which classes a buyer loads: one under each guard on each store. If a race fails, the archive
 * is made without it, and the other races still run. If the first guard of a store fails, all races on that store are
 * left out, because a store that cannot be reached often takes long to fail.
 */
final class TrainingRaces {

    /** Holds one race. */
    interface Holder {
        void hold(RaceSettings race) throws IOException, InterruptedException;
    }

    /** Enough tickets that a buyer also buys, and not only finds the store sold out. */
    private static final int TICKETS = 2;

    private static final Duration THINK = Duration.ofNanos(1000);
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(TrainingRaces.class);

    private final ArchiveProgress watcher;

    TrainingRaces(ArchiveProgress watcher) {
        this.watcher = watcher;
    }

    /** The races on all stores, one store after the other. */
    static List<RaceSettings> all() {
        List<RaceSettings> races = new ArrayList<>();
        for (StoreKind store : Stores.all()) {
            for (Guard guard : Guards.fitting(store.name())) {
                races.add(RaceSettings.of(
                                store.name(),
                                guard.name(),
                                Load.of(1, TICKETS).withThink(THINK).withTimeout(TIMEOUT))
                        .withIsolation(Guards.defaultLevel(guard, store)));
            }
        }
        return races;
    }

    /**
     * Holds the races.
     *
     * @param afterwards the work that follows the races, as a number of races; only the progress needs it
     */
    void hold(List<RaceSettings> races, int afterwards, Holder holder) throws InterruptedException {
        String store = "";
        boolean storeFailed = false;
        for (int i = 0; i < races.size(); i++) {
            RaceSettings race = races.get(i);
            boolean first = !race.store().equals(store);
            storeFailed &= !first;
            store = race.store();
            if (!storeFailed) {
                storeFailed = !isHeldWithoutFailure(race, first, holder) && first;
            }
            watcher.progressed(i + 1, races.size() + afterwards);
        }
    }

    private boolean isHeldWithoutFailure(RaceSettings race, boolean first, Holder holder) throws InterruptedException {
        try {
            holder.hold(race);
            return true;
        } catch (IOException | RuntimeException | LinkageError e) { // a plug-in may fail in any way
            String what = first ? "store " + race.store() : "guard " + race.guard() + " on store " + race.store();
            LOG.debug("{} could not be rehearsed", what, e);
            watcher.leftOut(what, Objects.requireNonNullElse(e.getMessage(), e.toString()));
            return false;
        }
    }
}
