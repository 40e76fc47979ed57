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

/** The catalogue of lessons, in their order, and the code that runs one. Add a new lesson here. */
public final class Lessons {

    /** A lesson takes a few seconds, or some dozens of seconds on a busy machine. If it takes this long, it hangs. */
    static final Duration LIMIT = Patience.stretched(Duration.ofMinutes(5));

    static final int USUAL_SPEED = 1;

    /** If the machine was too busy, the lesson runs once more, with times and limits this many times as long. */
    static final int SLOW = 4;

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
            new Lesson12Transaction(),
            new Lesson13Orders(),
            new Lesson14LostLease(),
            new Lesson15Fencing());

    /** The number of lessons; their numbers start with 1. */
    public static final int COUNT = 15;

    private Lessons() {}

    /** The words of each lesson, in order. */
    public static List<LessonText> texts() {
        return ALL.stream().map(Lesson::text).toList();
    }

    /**
     * Holds a lesson. When this returns or throws, the processes and files of the lesson are gone, except the folders
     * of its races.
     *
     * @param runs the folder in which the races create their folders
     * @return whether the lesson observed everything that it expected
     * @throws IllegalArgumentException if there is no lesson with this number
     * @throws InterruptedException if the thread was interrupted, or a signal is ending this program
     * @throws IOException if a process could not start, or a file could not be read or written
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
        presenter.begin();
        Observations seen = run(lesson, presenter, runs, LIMIT, USUAL_SPEED);
        if (!seen.missing().isEmpty()) {
            presenter.again(seen.missing());
            presenter.begin();
            seen = run(lesson, presenter, runs, LIMIT, SLOW);
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

    static Observations run(Lesson lesson, LessonPresenter presenter, Path runs, Duration limit, int slowness)
            throws IOException, InterruptedException {
        try (Classroom room = Classroom.open(presenter, runs, slowness)) {
            FutureTask<Observations> running = new FutureTask<>(() -> lesson.run(room));
            room.setRunning(running);
            Thread thread = new Thread(running, "lesson");
            thread.setDaemon(true); // so a lesson that hangs does not keep this program alive
            thread.start();
            try {
                return running.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException hangs) {
                running.cancel(true);
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
        // A child has the right key. If authentication fails all the same, the child answered too late.
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
