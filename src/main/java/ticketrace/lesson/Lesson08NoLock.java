package ticketrace.lesson;

import java.util.List;
import ticketrace.run.RaceResult;

/** Lesson 8: five processes try to buy one ticket, without a lock. */
final class Lesson08NoLock implements Lesson {

    @Override
    public LessonText text() {
        return new LessonText(
                "The ticket grab without a lock",
                "five buyers, one ticket",
                "There is one ticket. Each of five processes reads how many tickets are left, thinks for 0.2 seconds (the"
                        + " network), and writes back one less. Each writes down what it does, and when.",
                "How many times will seat 1 be sold? Which of the three steps is wrong?",
                List.of(new Excerpt("buyer/Purchase.java", """
                        int seat = read();
                        if (seat == 0) {
                            return Outcome.SOLD_OUT;
                        }
                        ...
                        begin(Step.WRITE, seat);
                        store.write(seat - 1);
                        recorder.ended(Step.WRITE);
                        return sold(seat, number);
                        """, """
                        seat = read()
                        if seat == 0:
                            return SOLD_OUT
                        time.sleep(0.2)
                        write(seat - 1)

                        return sold(seat)
                        """)));
    }

    @Override
    public Observations run(Classroom room) throws Exception {
        RaceResult race = room.race(TicketGrab.under("none", room));
        int sold = race.judgement().sold();
        Observations seen = new Observations();
        TicketGrab.see(race, seen);
        seen.expect("a ticket that is sold more than once", race.judgement().oversold() > 0);
        seen.answer("It was sold " + sold + " times. " + TicketGrab.doubleBooking(race)
                + " No step is wrong: but between reading and writing the others read, too, and nothing prevents it.");
        return seen;
    }
}
