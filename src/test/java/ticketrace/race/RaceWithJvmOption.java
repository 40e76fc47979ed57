package ticketrace.race;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import ticketrace.run.Load;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;

/** A race whose buyers get a JVM option that users cannot set, and no class archive. */
public final class RaceWithJvmOption {

    private static final int BUYERS = 2;
    private static final int TICKETS = 40;

    private RaceWithJvmOption() {}

    /** Holds a race in which the lock holder is killed. */
    public static RaceResult hold(Path runs, String jvmOption) throws IOException, InterruptedException {
        RaceSettings usual = HeldRace.settings("file-lock");
        Load few = Load.of(BUYERS, TICKETS).withThink(usual.think()).withTimeout(usual.timeout());
        RaceSettings race = usual.withLoad(few).withKillHolder();
        try (BuyerPool pool = BuyerPool.withOptions(() -> List.of(jvmOption))) {
            return Objects.requireNonNull(pool.hold(race, runs, RaceObserver.NONE, () -> false));
        }
    }
}
