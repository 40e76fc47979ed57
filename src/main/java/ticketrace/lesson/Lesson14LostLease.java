package ticketrace.lesson;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ticketrace.guard.LeaseLockGuard;
import ticketrace.history.BuyerHistory;
import ticketrace.run.Fault;
import ticketrace.run.FaultOutcome;
import ticketrace.run.Load;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;

/** Lesson 14: the holder of a lease is stopped for longer than its lease, and does not know it. */
final class Lesson14LostLease implements Lesson {

    private static final int BUYERS = 3;
    private static final int TICKETS = 4;
    private static final Duration THINK = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofMillis(100);

    /** Long enough for the lease to end, and for the others to buy all that is left. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Override
    public LessonText text() {
        return new LessonText(
                "A lock that runs out",
                "a holder stopped past its lease",
                "Many locks are leases: they end by themselves, so a dead holder blocks nobody for long. A living holder"
                        + " renews its lease. Three processes sell four tickets. The holder of the lock is stopped for two"
                        + " seconds (SIGSTOP), as a laptop that sleeps: under file-lock, and under a lease of 0.1 s.",
                "What do the others do meanwhile? And what does the holder do when it goes on?",
                List.of(new Excerpt("lock/memory/LeaseLock.java", """
                        if (end != GIVEN_BACK && now < end) {
                            return null;
                        }
                        """, """
                        if end != GIVEN_BACK and time.monotonic() < end:
                            return None
                        """)));
    }

    @Override
    public Observations run(Classroom room) throws Exception {
        room.tell("file-lock: it ends when its holder ends");
        RaceResult lock = room.race(race("file-lock", room));
        room.tell("");
        room.tell("lease-lock: it ends after 0.1 s, unless its holder renews it");
        RaceResult lease = room.race(race("lease-lock", room)
                .withGuardOptions(Map.of(LeaseLockGuard.LEASE_MILLIS, String.valueOf(LEASE.toMillis()))));
        Observations seen = new Observations();
        long underLock = see(seen, "file-lock", lock);
        long underLease = see(seen, "lease-lock", lease);
        int twice = lease.judgement().doubleBooked();
        seen.expect("a holder that is stopped, twice", pause(lock) != null && pause(lease) != null);
        seen.expect("file-lock keeping the others out", underLock == 0);
        seen.expect("another buyer getting in under the lease", underLease > 0);
        seen.expect(
                "seats sold twice under the lease",
                twice > 0 && lock.judgement().doubleBooked() == 0);
        seen.answer("Under file-lock the others wait. The lease ends, and they sell " + underLease
                + " seats. Then the holder goes on with the count that it had read long ago, and writes it: " + twice
                + " seats are sold twice. It cannot know how long it was stopped, and to ask just before"
                + " it writes is not enough: it may be stopped right after the answer.");
        return seen;
    }

    private static RaceSettings race(String guard, Classroom room) {
        Load load = Load.of(BUYERS, TICKETS).withThink(THINK).withTimeout(room.time(LIMIT));
        return RaceSettings.of("file", guard, load).withFaults(List.of(Fault.pauseHolder(load, room.time(PAUSE))));
    }

    /** The number of seats that other buyers sold while the holder was stopped. */
    private static long see(Observations seen, String guard, RaceResult race) {
        FaultOutcome pause = pause(race);
        long meanwhile = pause == null ? 0 : soldDuring(race, pause);
        seen.observation(guard, race.judgement().sold(), "sold, of " + TICKETS + " tickets");
        seen.observation("", meanwhile, "of them while the holder was stopped");
        seen.observation("", race.judgement().doubleBooked(), "seats sold twice");
        return meanwhile;
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
