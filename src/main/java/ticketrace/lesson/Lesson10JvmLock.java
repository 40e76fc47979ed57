package ticketrace.lesson;

import java.util.List;
import ticketrace.audit.Judgement;
import ticketrace.run.RaceResult;

/** Lesson 10: a lock in the memory of each process excludes no other process. */
final class Lesson10JvmLock implements Lesson {

    @Override
    public LessonText text() {
        return new LessonText(
                "The lock inside one JVM",
                "the same, and a lock in each process",
                "The same again. This time the lock is java.util.concurrent's ReentrantLock, which keeps threads apart."
                        + " Every process takes it before it reads, and gives it back after it has sold.",
                "It is a good lock and everybody uses it. How many times will seat 1 be sold?",
                List.of(new Excerpt("lock/JvmLock.java", """
                        private final ReentrantLock lock = new ReentrantLock();
                        ...
                        lock.tryLock(
                            TimeLimit.nanos(timeout), TimeUnit.NANOSECONDS)
                        """, """
                        lock = threading.Lock()

                        lock.acquire(timeout=10)
                        """)));
    }

    @Override
    public Observations run(Classroom room) throws Exception {
        RaceResult race = room.race(TicketGrab.under("jvm-lock", room));
        Judgement judgement = race.judgement();
        Observations seen = new Observations();
        TicketGrab.see(race, seen);
        seen.observation("overlaps", judgement.overlaps(), "times somebody came in while another was in");
        Integer overlaps = judgement.overlaps();
        seen.expect("a ticket that is sold more than once", judgement.oversold() > 0);
        seen.expect("several processes that hold their lock at once", overlaps != null && overlaps > 0);
        seen.answer(
                "It was sold " + judgement.sold() + " times. A process has memory of its own, as lesson 2 showed, so"
                        + " there are " + race.buyers().size()
                        + " locks, one in each. All were held at once, and no process waited."
                        + " A lock must be where all can see it.");
        return seen;
    }
}
