package ticketrace.lesson;

import java.util.List;
import ticketrace.history.EndReason;
import ticketrace.run.RaceResult;

/** Lesson 11: the process that holds the lock is killed; one kind of lock survives that. */
final class Lesson11KilledHolder implements Lesson {

    @Override
    public LessonText text() {
        return new LessonText(
                "Killing the holder",
                "lock-file against file-lock",
                "Two locks that work. lock-file is a file: the process that creates it holds the lock until it deletes"
                        + " it. file-lock is a lock on a file, kept by the kernel. Three processes sell four tickets, and"
                        + " one is killed with kill -9 while it holds the lock.",
                "With which of the two do the others go on selling? What does the kernel know that the file does not?",
                List.of(
                        new Excerpt("lock/file/LockFile.java", """
                        if (file.toFile().createNewFile()) {
                        ...
                        Files.delete(file);
                        """, """
                        os.open(file, os.O_CREAT | os.O_EXCL)

                        os.remove(file)
                        """),
                        new Excerpt("lock/file/RecordLocks.java", """
                        lock = channel.lock(position, size, false);
                        """, """
                        fcntl.lockf(file, fcntl.LOCK_EX)
                        """)));
    }

    @Override
    public Observations run(Classroom room) throws Exception {
        room.tell("lock-file: the lock is a file that exists");
        RaceResult file = room.race(KilledHolder.standingStill("file", "lock-file", room));
        room.tell("");
        room.tell("file-lock: the kernel keeps the lock");
        RaceResult kernel = room.race(KilledHolder.goingOn("file", "file-lock", room));
        Observations seen = new Observations();
        int afterFile = see(seen, "lock-file", file);
        int afterKernel = see(seen, "file-lock", kernel);
        seen.expect("a holder that is killed, twice", file.killed() != null && kernel.killed() != null);
        seen.expect(
                "lock-file standing still", afterFile == 0 && file.judgement().endedBy() == EndReason.TIME_LIMIT);
        seen.expect(
                "file-lock going on to the last ticket",
                afterKernel > 0 && kernel.judgement().endedBy() == EndReason.SOLD_OUT);
        seen.answer("With file-lock: " + afterKernel + " sold after the kill, with lock-file " + afterFile
                + ". Nobody was left to delete the lock file. The kernel knows that the process is gone, and frees its"
                + " locks. In both races one seat is unknown: its count was written, its sale was not.");
        return seen;
    }

    private static int see(Observations seen, String guard, RaceResult race) {
        int after = KilledHolder.soldAfter(race);
        seen.observation(guard, race.judgement().sold(), "sold, of " + KilledHolder.TICKETS + " tickets");
        seen.observation("", after, "of them after " + race.killed() + " was killed");
        seen.observation("", race.judgement().remaining(), "remaining, as the store says");
        seen.observation("", race.judgement().unknown(), "unknown, perhaps lost with the dead buyer");
        return after;
    }
}
