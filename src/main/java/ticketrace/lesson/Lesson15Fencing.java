package ticketrace.lesson;

import java.util.List;
import ticketrace.run.RaceResult;

/** Lesson 15: each grant has a number, and the store refuses a number older than the newest that it has seen. */
final class Lesson15Fencing implements Lesson {

    @Override
    public LessonText text() {
        return new LessonText(
                "The number that saves the seat",
                "a store that refuses an old grant",
                "No lease can keep out a holder that was stopped and does not know it. But each grant has a number, which"
                        + " grows. Each read and each write of the count now carries it, and the store remembers the newest"
                        + " one. The same race as in lesson 14, under a lease of 0.1 s: first as before, then with numbers.",
                "The holder goes on with its old count. What must the store do, and does it have to know who was stopped?",
                List.of(new Excerpt("store/file/TokenFile.java", """
                        if (newest > token) {
                            throw new FencedException(file, token, newest);
                        }
                        if (newest < token) {
                            remember(token);
                        }
                        """, """
                        if newest > token:
                            raise Fenced(token, newest)
                        if newest < token:
                            remember(token)
                        """)));
    }

    @Override
    public Observations run(Classroom room) throws Exception {
        room.tell("lease-lock, and nobody looks at the numbers");
        RaceResult plain = room.race(StoppedHolder.race("lease-lock", room));
        room.tell("");
        room.tell("lease-lock, and the store refuses old numbers");
        RaceResult fenced = room.race(StoppedHolder.race("lease-lock", room).withFencing());
        Observations seen = new Observations();
        long underBoth =
                Math.min(StoppedHolder.see(seen, "without", plain), StoppedHolder.see(seen, "with numbers", fenced));
        seen.observation("", fenced.judgement().fenced(), "purchases refused by the store");
        seen.expect(
                "a holder that is stopped, twice", StoppedHolder.wasStopped(plain) && StoppedHolder.wasStopped(fenced));
        seen.expect("other buyers getting in, twice", underBoth > 0);
        seen.expect("seats sold twice without the numbers", plain.judgement().doubleBooked() > 0);
        seen.expect(
                "no seat sold twice with them",
                fenced.judgement().doubleBooked() == 0 && fenced.judgement().fenced() > 0);
        seen.answer(
                "It compares two numbers. When the holder goes on, the store has seen a newer grant, and refuses its"
                        + " write. It need not know who was stopped, or for how long. Reads carry the number, too: with a look"
                        + " at writes alone, two that have read the same count could still write one after the other.");
        return seen;
    }
}
