package ticketrace.explore.stepping;

import java.io.IOException;
import java.nio.file.Path;
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

/** A race whose steps are in somebody's hands, in a run's folder of its own. One thread. */
public final class SteppedRace implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SteppedRace.class);

    private final RunFolder folder;
    private final ServedStore store;
    private final SteppedProcesses buyers;
    private boolean finished;

    private SteppedRace(RunFolder folder, ServedStore store, SteppedProcesses buyers) {
        this.folder = folder;
        this.store = store;
        this.buyers = buyers;
    }

    /**
     * Makes a fresh folder below {@code runs}, its store, and the buyers.
     *
     * @throws IOException if that fails; nothing is left behind then
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
     * Ends the processes, and judges what the last schedule left in the folder, as any other race.
     *
     * @param schedule the last schedule; it can be replayed from the folder from here on
     */
    public RaceResult finish(Schedule schedule) throws IOException {
        finished = true;
        buyers.close();
        store.export();
        RunFolder scheduled = folder.withSchedule(schedule.toString());
        RaceResult result = Results.of(scheduled);
        scheduled.writeResult(ResultDocument.of(result));
        return result;
    }

    /**
     * Leaves the evidence of an exploration in the folder: of the schedule in which a buyer failed, as far as there is
     * any; else of the worst outcome, whose simplest schedule is played once more.
     *
     * @return false if there is none
     */
    public boolean keep(Exploration exploration) throws IOException {
        Schedule failed = exploration.failedAt();
        if (failed != null) {
            keepWhatThereIs(failed);
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

    private void keepWhatThereIs(Schedule failed) {
        try {
            finish(failed);
        } catch (IOException incomplete) {
            // whoever failed before its history began; its log is in the folder
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

    /** Ends the processes and the store. The folder of a race that was not finished is deleted. */
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
