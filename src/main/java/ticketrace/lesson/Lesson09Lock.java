package ticketrace.lesson;

import java.util.List;
import ticketrace.audit.Judgement;
import ticketrace.audit.Percentiles;
import ticketrace.run.RaceResult;

/** Lesson 9: the same five processes, with a lock. */
final class Lesson09Lock implements Lesson {

    private static final double MICROS_PER_MILLI = 1e3;

    @Override
    public LessonText text() {
        return new LessonText(
                "The ticket grab with a lock",
                "the same, kept apart",
                "The same five processes, the same ticket. Before it reads, each takes a lock on a file that the kernel"
                        + " keeps for it; after it has sold, it gives the lock back.",
                "How many times will seat 1 be sold now? What do the other four do meanwhile, and what do they read?",
                List.of(
                        new Excerpt("buyer/Purchase.java", """
                        if (!acquire(held)) {
                            return Outcome.TIMED_OUT;
                        }
                        ...
                        Outcome outcome = readAndWrite(number);
                        ...
                        held.release();
                        """, """
                        if not lock.acquire(timeout=10):
                            return TIMED_OUT
                        try:
                            return read_and_write()
                        finally:
                            lock.release()
                        """),
                        new Excerpt("lock/file/RecordLocks.java", """
                        lock = channel.lock(position, size, false);
                        """, """
                        fcntl.lockf(file, fcntl.LOCK_EX)
                        """)));
    }

    @Override
    public Observations run(Classroom room) throws Exception {
        RaceResult race = room.race(TicketGrab.under("file-lock", room));
        Judgement judgement = race.judgement();
        Percentiles waiting = judgement.waiting();
        long longest = waiting == null ? 0 : Math.round(waiting.max() / MICROS_PER_MILLI);
        int soldOut =
                race.buyers().stream().mapToInt(RaceResult.BuyerResult::soldOut).sum();
        Observations seen = new Observations();
        TicketGrab.see(race, seen);
        seen.observation("overlaps", judgement.overlaps(), "times two processes held the lock at once");
        seen.observation("longest wait", longest + " ms", "for the lock");
        seen.observation("sold out", soldOut, "buyers that read 0");
        seen.expect("a ticket that is sold exactly once", judgement.sold() == 1 && judgement.oversold() == 0);
        seen.expect("buyers that wait for each other", Boolean.TRUE.equals(judgement.contended()));
        seen.expect("four buyers that read 0", soldOut == TicketGrab.BUYERS - 1);
        seen.answer("Once. The others waited, one of them for " + longest
                + " ms; when they got in, they read 0. Reading and writing have become one step that nobody comes"
                + " between.");
        return seen;
    }
}
