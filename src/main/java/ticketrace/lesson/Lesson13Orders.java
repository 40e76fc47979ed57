package ticketrace.lesson;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import ticketrace.explore.Exploration;
import ticketrace.run.Load;
import ticketrace.run.RaceSettings;

/** Lesson 13: there are more orders of steps than anybody can try, and real processes can count them all the same. */
final class Lesson13Orders implements Lesson {

    private static final BigInteger ORDERS_OF_TWO = BigInteger.valueOf(16);
    private static final BigInteger ORDERS_OF_EIGHT = new BigInteger("3704374178749440");

    @Override
    public LessonText text() {
        return new LessonText(
                "How many orders are there?",
                "two to eight buyers, counted exactly",
                "Buyers want one ticket, without a lock. Each reads, writes and records; each is a process that stops"
                        + " before every step. Ticketrace lets them through in every order there is, and counts the"
                        + " orders.",
                "Two buyers have 16 orders of their steps. How many have three, four, eight? And how many of those of"
                        + " eight buyers sell the seat only once?",
                List.of(new Excerpt("buyer/Purchase.java", """
                        int seat = read();
                        ...
                        store.write(seat - 1);
                        ...
                        return sold(seat, number);
                        """, """
                        seat = read()
                        write(seat - 1)
                        record(seat)
                        """)));
    }

    @Override
    public Observations run(Classroom room) throws Exception {
        Observations seen = new Observations();
        Exploration two = explore(2, room, seen);
        explore(3, room, seen);
        explore(4, room, seen);
        Exploration eight = explore(8, room, seen);
        seen.observation("", turns(eight), "turns of eight processes were enough to count them");
        seen.expect("16 orders of two buyers", two.schedules().equals(ORDERS_OF_TWO));
        seen.expect("all orders of eight buyers", eight.schedules().equals(ORDERS_OF_EIGHT));
        seen.answer("Eight buyers have " + grouped(eight.schedules()) + " orders. In all but "
                + grouped(eight.schedules().subtract(eight.violating()))
                + " of them a seat is sold twice. A test that runs"
                + " a thousand times tries almost none of them. They can be counted all the same, because many orders"
                + " lead to the same states: whatever comes after a state need be played only once.");
        return seen;
    }

    private static Exploration explore(int buyers, Classroom room, Observations seen) throws Exception {
        Load load = Load.of(buyers, 1).withQuota(1).withTimeout(Duration.ZERO);
        room.tell(buyers + " buyers, 1 ticket, no lock: every order of their steps");
        Exploration found = room.explore(RaceSettings.of("file", "none", load));
        seen.observation(
                buyers + " buyers",
                grouped(found.schedules()),
                "orders; the seat is sold twice in " + grouped(found.violating()));
        return found;
    }

    private static int turns(Exploration exploration) {
        return Objects.requireNonNull(exploration.graph(), "states were merged").turns();
    }

    private static String grouped(BigInteger number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
