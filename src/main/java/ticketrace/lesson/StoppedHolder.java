package ticketrace.lesson;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.Guards;
import ticketrace.guard.LeaseLockGuard;
import ticketrace.history.BuyerHistory;
import ticketrace.run.Fault;
import ticketrace.run.FaultOutcome;
import ticketrace.run.Load;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;

/** The race of the lessons about leases: three buyers, and one is stopped while it holds the guard. */
final class StoppedHolder {

    static final int TICKETS = 4;

    private static final int BUYERS = 3;
    private static final Duration THINK = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofMillis(100);

    /** Long enough for the lease to end, and for the others to buy all that is left. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private StoppedHolder() {}

    /** The race under this guard; a lease is much shorter than the stop. */
    static RaceSettings race(String guard, Classroom room) {
        Load load = Load.of(BUYERS, TICKETS).withThink(THINK).withTimeout(room.time(LIMIT));
        RaceSettings race =
                RaceSettings.of("file", guard, load).withFaults(List.of(Fault.pauseHolder(load, room.time(PAUSE))));
        boolean isLease = Guards.named(guard).options().contains(LeaseLockGuard.LEASE_MILLIS);
        return isLease
                ? race.withGuardOptions(Map.of(LeaseLockGuard.LEASE_MILLIS, String.valueOf(LEASE.toMillis())))
                : race;
    }

    /** Adds what was sold. Returns the number of seats that other buyers sold while the holder was stopped. */
    static long see(Observations seen, String label, RaceResult race) {
        FaultOutcome pause = pause(race);
        long meanwhile = pause == null ? 0 : soldDuring(race, pause);
        seen.observation(label, race.judgement().sold(), "sold, of " + TICKETS + " tickets");
        seen.observation("", meanwhile, "of them while the holder was stopped");
        seen.observation("", race.judgement().doubleBooked(), "seats sold twice");
        return meanwhile;
    }

    /** Whether the holder was stopped. */
    static boolean wasStopped(RaceResult race) {
        return pause(race) != null;
    }

    private static @Nullable FaultOutcome pause(RaceResult race) {
        return race.casualties().faults().stream()
                .filter(fault -> !fault.isMissed())
                .findFirst()
                .orElse(null);
    }

    private static long soldDuring(RaceResult race, FaultOutcome pause) {
        return race.history().buyers().stream()
                .filter(buyer -> !buyer.buyer().equals(Objects.requireNonNull(pause.buyer())))
                .map(BuyerHistory::purchases)
                .flatMap(List::stream)
                .filter(purchase -> purchase.isSold()
                        && purchase.recorded() > pause.fromNanos()
                        && purchase.recorded() < pause.toNanos())
                .count();
    }
}
