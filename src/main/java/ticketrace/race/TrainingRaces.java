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
 * The small races that show what classes a buyer loads: under each guard, on each store. Each stands alone: one that fails is
 * left out, and costs the others nothing. A store on which the first guard fails is left out whole, for what cannot be reached
 * often takes long to say so.
 */
final class TrainingRaces {

    /** Holds one. */
    interface Holder {
        void hold(RaceSettings race) throws IOException, InterruptedException;
    }

    /** So that the race itself, and not only its end, is rehearsed. */
    private static final int TICKETS = 2;

    private static final Duration THINK = Duration.ofNanos(1000);
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(TrainingRaces.class);

    private final ArchiveProgress watcher;

    TrainingRaces(ArchiveProgress watcher) {
        this.watcher = watcher;
    }

    /** All there are, one store after the other. */
    static List<RaceSettings> all() {
        List<RaceSettings> races = new ArrayList<>();
        for (StoreKind store : Stores.all()) {
            for (Guard guard : Guards.fitting(store.name())) {
                races.add(RaceSettings.of(
                                store.name(),
                                guard.name(),
                                Load.of(1, TICKETS).withThink(THINK).withTimeout(TIMEOUT))
                        .withIsolation(Guards.usualLevel(guard, store)));
            }
        }
        return races;
    }

    /**
     * Has them held.
     *
     * @param more how much there is to do after them, as many times as one of them takes
     */
    void hold(List<RaceSettings> races, int more, Holder holder) throws InterruptedException {
        String store = "";
        boolean storeFailed = false;
        for (int i = 0; i < races.size(); i++) {
            RaceSettings race = races.get(i);
            boolean first = !race.store().equals(store);
            storeFailed &= !first;
            store = race.store();
            if (!storeFailed) {
                storeFailed = !isHeld(race, first, holder) && first;
            }
            watcher.goesOn(i + 1, races.size() + more);
        }
    }

    private boolean isHeld(RaceSettings race, boolean first, Holder holder) throws InterruptedException {
        try {
            holder.hold(race);
            return true;
        } catch (IOException | RuntimeException | LinkageError e) { // a plug-in may fail in any way
            String what = first ? "store " + race.store() : "guard " + race.guard() + " on store " + race.store();
            LOG.debug("{} could not be rehearsed", what, e);
            watcher.leavesOut(what, Objects.requireNonNullElse(e.getMessage(), e.toString()));
            return false;
        }
    }
}
