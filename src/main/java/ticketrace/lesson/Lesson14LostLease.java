package ticketrace.lesson;

import java.util.List;
import ticketrace.run.RaceResult;

/** Lesson 14: the holder of a lease is stopped for longer than its lease, and does not know it. */
final class Lesson14LostLease implements Lesson {

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
        RaceResult lock = room.race(StoppedHolder.race("file-lock", room));
        room.tell("");
        room.tell("lease-lock: it ends after 0.1 s, unless its holder renews it");
        RaceResult lease = room.race(StoppedHolder.race("lease-lock", room));
        Observations seen = new Observations();
        long underLock = StoppedHolder.see(seen, "file-lock", lock);
        long underLease = StoppedHolder.see(seen, "lease-lock", lease);
        int twice = lease.judgement().doubleBooked();
        seen.expect(
                "a holder that is stopped, twice", StoppedHolder.wasStopped(lock) && StoppedHolder.wasStopped(lease));
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
}
