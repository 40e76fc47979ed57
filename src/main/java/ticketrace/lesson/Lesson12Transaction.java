package ticketrace.lesson;

import java.util.List;
import ticketrace.audit.FindingKind;
import ticketrace.audit.Judgement;
import ticketrace.run.RaceResult;

/** Lesson 12: a lock excludes other processes; only a transaction also undoes unfinished work. */
final class Lesson12Transaction implements Lesson {

    @Override
    public LessonText text() {
        return new LessonText(
                "A lock, or a transaction",
                "a database, and a killed holder",
                "The tickets are in a database now. Once a file-lock keeps the buyers apart, once the database itself:"
                        + " row-lock is SELECT ... FOR UPDATE in a transaction. Again the holder is killed, after it has"
                        + " written the new count, and before its sale is on the list.",
                "Both are locks, and both survive the kill. In which of the two is the seat lost?",
                List.of(new Excerpt("store/h2/H2Store.java", """
                        connection.setAutoCommit(false);
                        ...
                        "SELECT remaining FROM tickets FOR UPDATE"
                        ...
                        "UPDATE tickets SET remaining = ?"
                        ...
                        "INSERT INTO sales (seat, buyer, purchase) VALUES (?, ?, ?)"
                        ...
                        connection.commit();
                        """, """
                        connection.autocommit = False
                        cursor.execute("SELECT remaining FROM tickets FOR UPDATE")
                        cursor.execute("UPDATE tickets SET remaining = %s", ...)
                        cursor.execute("INSERT INTO sales VALUES (%s, %s, %s)", ...)
                        connection.commit()
                        """)));
    }

    @Override
    public Observations run(Classroom room) throws Exception {
        room.tell("file-lock: a lock beside the database");
        RaceResult lock = room.race(KilledHolder.goingOn("h2", "file-lock", room));
        room.tell("");
        room.tell("row-lock: a lock and a transaction in the database");
        RaceResult row = room.race(KilledHolder.goingOn("h2", "row-lock", room));
        Observations seen = new Observations();
        see(seen, "file-lock", lock);
        see(seen, "row-lock", row);
        seen.expect("a holder that is killed, twice", lock.killed() != null && row.killed() != null);
        seen.expect(
                "one seat lost under file-lock",
                lock.judgement().unknown() == 1 && lock.judgement().sold() == KilledHolder.TICKETS - 1);
        seen.expect(
                "no seat lost under row-lock",
                row.judgement().unknown() == 0 && row.judgement().sold() == KilledHolder.TICKETS);
        seen.expect("a purchase that the database has undone", undone(row.judgement()) == 1);
        seen.answer("Under file-lock: the count was written and the sale was not, and a lock cannot take back what the"
                + " dead buyer did. Under row-lock the database has undone its purchase, and another buyer got the seat."
                + " A lock gives isolation; a transaction also undoes unfinished work.");
        return seen;
    }

    private static void see(Observations seen, String guard, RaceResult race) {
        Judgement judgement = race.judgement();
        seen.observation(guard, judgement.sold(), "sold, of " + KilledHolder.TICKETS + " tickets");
        seen.observation("", judgement.remaining(), "remaining, as the store says");
        seen.observation("", judgement.unknown(), "unknown, perhaps lost with " + race.killed());
        seen.observation("", undone(judgement), "undone by the database (ROLLED_BACK)");
    }

    private static long undone(Judgement judgement) {
        return judgement.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.ROLLED_BACK)
                .count();
    }
}
