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

    private static final int FEWEST = 2;
    private static final int MOST = 8;
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
                "Two buyers have 16 orders of their steps. How many have three, four, and so on up to eight? And how"
                        + " many of those of eight buyers sell the seat only once?",
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
        for (int buyers = FEWEST; buyers <= MOST; buyers++) {
            Exploration found = explore(buyers, room, seen);
            if (found.failure() != null) {
                return seen;
            }
            if (buyers == FEWEST) {
                seen.expect("16 orders of two buyers", found.schedules().equals(ORDERS_OF_TWO));
            }
            if (buyers == MOST) {
                seen.observation("", turns(found), "turns of eight processes were enough to count them");
                seen.expect("all orders of eight buyers", found.schedules().equals(ORDERS_OF_EIGHT));
                seen.answer(answer(found));
            }
        }
        return seen;
    }

    private static String answer(Exploration eight) {
        return "Eight buyers have " + grouped(eight.schedules()) + " orders. In all but "
                + grouped(eight.schedules().subtract(eight.violating()))
                + " of them a seat is sold twice. A test that runs"
                + " a thousand times tries almost none of them. They can be counted all the same, because many orders"
                + " lead to the same states: whatever comes after a state need be played only once.";
    }

    /** Counts the orders. If a buyer fails, what was counted before is told, and the rest is missing. */
    private static Exploration explore(int buyers, Classroom room, Observations seen) throws Exception {
        Load load = Load.of(buyers, 1).withQuota(1).withTimeout(Duration.ZERO);
        room.tell(buyers + " buyers, 1 ticket, no lock: every order of their steps");
        Exploration found = room.explore(RaceSettings.of("file", "none", load));
        String failure = found.failure();
        seen.observation(
                buyers + " buyers",
                grouped(found.schedules()),
                (failure == null ? "orders" : "orders before a buyer failed") + "; the seat is sold twice in "
                        + grouped(found.violating()));
        if (failure != null) {
            seen.expect("the orders of " + buyers + " buyers: in '" + found.failedAt() + "' " + failure, false);
        }
        return found;
    }

    private static int turns(Exploration exploration) {
        return Objects.requireNonNull(exploration.graph(), "states were merged").turns();
    }

    private static String grouped(BigInteger number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
