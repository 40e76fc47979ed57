package ticketrace.explore.stepping;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketrace.explore.Exploration;
import ticketrace.explore.Play;
import ticketrace.explore.Schedule;
import ticketrace.explore.SteppedBuyers;
import ticketrace.explore.Turn;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;
import ticketrace.run.ResultDocument;
import ticketrace.run.Results;
import ticketrace.run.RunFolder;
import ticketrace.store.ServedStore;
import ticketrace.store.Stores;

/**
 * A race of stepped buyers, in a run's folder of its own. For one thread. If the launcher dies, the buyers die with it,
 * and the folder stays.
 */
public final class SteppedRace implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SteppedRace.class);

    private final RunFolder folder;
    private final ServedStore store;
    private final SteppedProcesses buyers;
    private boolean finished;
    private @Nullable RaceResult result;

    private SteppedRace(RunFolder folder, ServedStore store, SteppedProcesses buyers) {
        this.folder = folder;
        this.store = store;
        this.buyers = buyers;
    }

    /**
     * Creates a new folder in {@code runs}, the store in it, and the processes of the buyers.
     *
     * @throws IOException if one of them cannot be created; the folder is then deleted again
     */
    public static SteppedRace open(RaceSettings settings, Path runs) throws IOException {
        RunFolder folder = RunFolder.create(runs, settings);
        try {
            ServedStore store = Stores.named(settings.store()).create(folder.path(), settings.tickets());
            try {
                return new SteppedRace(folder, store, new SteppedProcesses(folder, store));
            } catch (IOException e) {
                store.close();
                throw e;
            }
        } catch (IOException e) {
            try {
                folder.delete();
            } catch (IOException too) {
                LOG.warn("{} could not be deleted", folder.path(), too);
            }
            throw e;
        }
    }

    public SteppedBuyers buyers() {
        return buyers;
    }

    public RaceSettings settings() {
        return folder.settings();
    }

    public Path folder() {
        return folder.path();
    }

    /**
     * Ends the processes, judges the last schedule as any other race, and writes the schedule and the result into the
     * folder. The folder then stays, and the schedule can be replayed from it.
     *
     * @param schedule the last schedule that the buyers played
     * @throws IOException if the evidence cannot be read, or a file cannot be written
     */
    public RaceResult finish(Schedule schedule) throws IOException {
        finished = true;
        buyers.close();
        store.export();
        RunFolder scheduled = folder.withSchedule(schedule.toString());
        RaceResult judged = Results.of(scheduled);
        scheduled.writeResult(ResultDocument.of(judged));
        result = judged;
        return judged;
    }

    /** The result of the finished race; null if it has none yet, or its evidence could not be judged. */
    public @Nullable RaceResult result() {
        return result;
    }

    /**
     * Keeps the evidence of an exploration in the folder. If a buyer failed, that is the evidence of its schedule,
     * which may be incomplete. Otherwise this method plays the simplest schedule of the worst outcome once more.
     *
     * @return false if no buyer failed and there is no outcome
     */
    public boolean keep(Exploration exploration) throws IOException {
        Schedule failed = exploration.failedAt();
        if (failed != null) {
            keepIncompleteEvidence(failed);
            return true;
        }
        if (exploration.outcomes().isEmpty()) {
            return false;
        }
        Schedule worst = exploration.outcomes().get(0).shortest();
        play(worst);
        finish(worst);
        return true;
    }

    private void keepIncompleteEvidence(Schedule failed) {
        try {
            finish(failed);
        } catch (IOException incomplete) {
            // a buyer may have failed before it created its history; its log is in the folder
            LOG.debug("{} cannot be judged", folder.path(), incomplete);
        }
    }

    private void play(Schedule schedule) throws IOException {
        Play play = Play.begin(buyers);
        for (Turn turn : schedule.turns()) {
            play.take(turn);
        }
        if (play.isDeadlock()) {
            play.giveUp();
        }
    }

    /** Ends the processes, and closes the store. Deletes the folder if the race was not finished. */
    @Override
    public void close() throws IOException {
        try (store) {
            buyers.close();
        } finally {
            if (!finished) {
                folder.delete();
            }
        }
    }
}
