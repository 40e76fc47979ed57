package ticketrace.race;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import ticketrace.run.Load;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;

/** A race whose buyers' JVMs have options that no user can give them, and no archive of classes. */
public final class TalkativeRace {

    private static final int BUYERS = 2;
    private static final int TICKETS = 40;

    private TalkativeRace() {}

    /** Holds a race whose holder is killed. */
    public static RaceResult hold(Path runs, String jvmOption) throws IOException, InterruptedException {
        RaceSettings quiet = HeldRace.settings("file-lock");
        Load few = Load.of(BUYERS, TICKETS).withThink(quiet.think()).withTimeout(quiet.timeout());
        RaceSettings race = quiet.withLoad(few).withKillHolder();
        try (BuyerPool pool = BuyerPool.withOptions(() -> List.of(jvmOption))) {
            return Objects.requireNonNull(pool.hold(race, runs, RaceObserver.NONE, () -> false));
        }
    }
}
