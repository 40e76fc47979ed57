package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.ProcessTable;
import ticketrace.RunsFolder;
import ticketrace.run.RaceSettings;
import ticketrace.run.RunFolder;
import ticketrace.store.ServedStore;
import ticketrace.store.Stores;

/** The launcher does not wait without limit for a buyer that hangs before the start line, and reports what it does. */
@ExtendWith(FromTheJar.class)
class StartProcedureIT {

    private static final Duration SHORT = Duration.ofSeconds(1);

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    private boolean stopped;

    /** Stops the first buyer as soon as it has a process. */
    private boolean stopTheFirst(RunningBuyers buyers) {
        if (!stopped && buyers.count() > 0) {
            stopped = true;
            try {
                ProcessTable.signal("STOP", buyers.infos().get(0).pid());
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return false;
    }

    @Test
    void buyerThatHangsBeforeTheStartLine_isReported() throws Exception {
        RaceSettings settings = HeldRace.settings("none", 3, 3, Duration.ZERO, Limits.RACE);
        RunFolder folder = Race.prepare(settings, runs.path());
        try (BuyerPool pool = BuyerPool.forOneRace();
                ServedStore store = Stores.named("file").create(folder.path(), settings.tickets());
                RunningBuyers buyers = new RunningBuyers(folder, pool, false)) {
            pool.begin(settings);
            StartProcedure start = new StartProcedure(folder, store, buyers, SHORT);

            assertThatExceptionOfType(RaceFailedException.class)
                    .isThrownBy(() -> start.bringToStartLine(RaceObserver.NONE, () -> stopTheFirst(buyers)))
                    .withMessageMatching("1 of 3 buyers were not ready within [\\d.]+ s; it is stopped, as by SIGSTOP,"
                            + " and used 0\\.00 s of processor time in the last [\\d.]+ s");
        }
        assertThat(runs.processes()).isEmpty();
    }
}
