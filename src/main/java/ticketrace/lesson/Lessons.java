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
import ticketrace.launch.Patience;
import ticketrace.multiprocessing.AuthenticationException;

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
    public static final int COUNT = 12;

    private Lessons() {}

    /** What is said in each. */
    public static List<LessonText> texts() {
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
    public static boolean hold(int number, LessonPresenter presenter, Path runs)
            throws IOException, InterruptedException {
        if (number < 1 || number > COUNT) {
            throw new IllegalArgumentException("there is no lesson " + number + "; lessons are 1 to " + COUNT);
        }
        return hold(number, ALL.get(number - 1), presenter, runs);
    }

    static boolean hold(int number, Lesson lesson, LessonPresenter presenter, Path runs)
            throws IOException, InterruptedException {
        LessonText text = lesson.text();
        presenter.title(number, text.title());
        presenter.preview(text.preview());
        presenter.ask(text.question());
        presenter.curtain();
        Observations seen = happen(lesson, presenter, runs, LIMIT, AS_USUAL);
        if (!seen.missing().isEmpty()) {
            presenter.again(seen.missing());
            presenter.curtain();
            seen = happen(lesson, presenter, runs, LIMIT, SLOWLY);
        }
        if (!seen.observations().isEmpty()) {
            presenter.seen(seen.observations());
        }
        if (seen.missing().isEmpty()) {
            presenter.answer(seen.answer());
            presenter.show(text.code());
        }
        seen.missing().forEach(presenter::notSeen);
        return seen.missing().isEmpty();
    }

    static Observations happen(Lesson lesson, LessonPresenter presenter, Path runs, Duration limit, int slowness)
            throws IOException, InterruptedException {
        try (Classroom room = Classroom.open(presenter, runs, slowness)) {
            FutureTask<Observations> turnResult = new FutureTask<>(() -> lesson.happen(room));
            room.isUsedBy(turnResult);
            Thread thread = new Thread(turnResult, "lesson");
            thread.setDaemon(true); // whatever it may be waiting for, the program does not
            thread.start();
            try {
                return turnResult.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException hangs) {
                turnResult.cancel(true);
                return nothingBut("an end of the lesson within " + limit.toSeconds() + " s");
            } catch (CancellationException abandoned) {
                throw new InterruptedException();
            } catch (ExecutionException e) {
                return failed(e.getCause(), room);
            }
        }
    }

    private static Observations failed(@Nullable Throwable cause, Classroom room)
            throws IOException, InterruptedException {
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

    private static Observations nothingBut(String missing) {
        Observations seen = new Observations();
        seen.expect(missing, false);
        return seen;
    }
}
