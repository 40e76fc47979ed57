package ticketrace.lesson;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import ticketrace.lock.Patience;
import ticketrace.process.AuthenticationException;

/** The lessons, in their order, and how one is held. A new lesson goes here. */
public final class Lessons {

    /** A lesson takes some seconds, or some dozens of them on a busy machine. One that takes as long as this hangs. */
    static final Duration LIMIT = Patience.stretched(Duration.ofMinutes(5));

    static final int AS_USUAL = 1;

    /** What a busy machine had no time for is tried once more, and everything may take so many times as long then. */
    static final int SLOWLY = 4;

    private static final List<Lesson> ALL = List.of(
            new Lesson01Process(),
            new Lesson02Join(),
            new Lesson03ManyChildren(),
            new Lesson04Daemons(),
            new Lesson05Terminate(),
            new Lesson06ExitCodes(),
            new Lesson07Server(),
            new Lesson08NoLock(),
            new Lesson09Lock(),
            new Lesson10JvmLock(),
            new Lesson11KilledHolder(),
            new Lesson12Transaction());

    /** How many there are; they are counted from 1. */
    public static final int COUNT = ALL.size();

    private Lessons() {}

    /** What is said in each. */
    public static List<Text> texts() {
        return ALL.stream().map(Lesson::text).toList();
    }

    /**
     * Holds a lesson. When this returns, or throws, nothing is left of it but the folders of its races.
     *
     * @param runs where those are made
     * @return whether all was seen that was to be seen
     * @throws IllegalArgumentException if there is no lesson of this number
     * @throws InterruptedException if it was interrupted
     * @throws IOException if a process could not be started or a file not be used
     */
    public static boolean hold(int number, Stage stage, Path runs) throws IOException, InterruptedException {
        if (number < 1 || number > COUNT) {
            throw new IllegalArgumentException("there is no lesson " + number + "; lessons are 1 to " + COUNT);
        }
        return hold(number, ALL.get(number - 1), stage, runs);
    }

    static boolean hold(int number, Lesson lesson, Stage stage, Path runs) throws IOException, InterruptedException {
        Text text = lesson.text();
        stage.title(number, text.title());
        stage.preview(text.preview());
        stage.ask(text.question());
        stage.curtain();
        Seen seen = happen(lesson, stage, runs, LIMIT, AS_USUAL);
        if (!seen.missing().isEmpty()) {
            stage.again(seen.missing());
            stage.curtain();
            seen = happen(lesson, stage, runs, LIMIT, SLOWLY);
        }
        if (!seen.facts().isEmpty()) {
            stage.seen(seen.facts());
        }
        if (seen.missing().isEmpty()) {
            stage.answer(seen.answer());
            stage.show(text.code());
        }
        seen.missing().forEach(stage::notSeen);
        return seen.missing().isEmpty();
    }

    static Seen happen(Lesson lesson, Stage stage, Path runs, Duration limit, int slowness)
            throws IOException, InterruptedException {
        try (Classroom room = Classroom.open(stage, runs, slowness)) {
            FutureTask<Seen> happening = new FutureTask<>(() -> lesson.happen(room));
            room.isUsedBy(happening);
            Thread thread = new Thread(happening, "lesson");
            thread.setDaemon(true); // whatever it may be waiting for, the program does not
            thread.start();
            try {
                return happening.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException hangs) {
                happening.cancel(true);
                return nothingBut("an end of the lesson within " + limit.toSeconds() + " s");
            } catch (CancellationException abandoned) {
                throw new InterruptedException();
            } catch (ExecutionException e) {
                return failed(e.getCause(), room);
            }
        }
    }

    private static Seen failed(@Nullable Throwable cause, Classroom room) throws IOException, InterruptedException {
        if (room.isAbandoned() || cause instanceof InterruptedException) {
            throw new InterruptedException();
        }
        // a child has the right key: where it proves none, that came too late
        if (cause instanceof EOFException
                || cause instanceof SocketTimeoutException
                || cause instanceof AuthenticationException) {
            return nothingBut("a child that answers; one of them has ended too early, or is silent");
        }
        if (cause instanceof IOException io) {
            throw io;
        }
        throw new IllegalStateException(cause);
    }

    private static Seen nothingBut(String missing) {
        Seen seen = new Seen();
        seen.expect(missing, false);
        return seen;
    }
}
