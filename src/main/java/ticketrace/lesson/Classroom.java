package ticketrace.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketrace.launch.Patience;
import ticketrace.launch.ProgressLimit;
import ticketrace.multiprocessing.Lifeline;
import ticketrace.multiprocessing.TemporaryFolder;
import ticketrace.multiprocessing.ThisProcess;
import ticketrace.race.BuyerJvm;
import ticketrace.race.Race;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;

/**
 * What a lesson has while it happens: a voice, races, a folder. Closing it ends every process that the lesson has started
 * and deletes the folder; so does a signal that ends this program, Ctrl-C for instance. If this program is killed, the
 * processes of the lesson end by themselves, without a word; the folder stays.
 *
 * <p>Thread safety: one lesson's thread, and another that closes it.
 */
final class Classroom implements AutoCloseable {

    /** How long a lesson that is to end at once, and its processes, may take for it. */
    private static final Duration END_LIMIT = Duration.ofSeconds(2);

    /** How long a child of a lesson may take to answer, its start included. */
    static final Duration ANSWER_LIMIT = Patience.stretched(Duration.ofSeconds(60));

    private final Lifeline lifeline = Lifeline.hold();
    private final LessonPresenter presenter;
    private final Path runs;
    private final int slowness;
    private final ConcurrentLinkedQueue<ProcessHandle> strays = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::abandon, "lesson-abandoned");
    private volatile @Nullable Future<?> lesson;
    private volatile boolean abandoned;
    private @Nullable Path folder;

    private Classroom(LessonPresenter presenter, Path runs, int slowness) {
        this.presenter = presenter;
        this.runs = runs;
        this.slowness = slowness;
    }

    /**
     * Opens one.
     *
     * @param slowness so many times as long as usual may everything take: 1 to begin with
     * @throws InterruptedException if a signal is ending this program: nothing happens in it any more
     */
    static Classroom open(LessonPresenter presenter, Path runs, int slowness) throws InterruptedException {
        Classroom room = new Classroom(presenter, runs, slowness);
        try {
            Runtime.getRuntime().addShutdownHook(room.hook);
            return room;
        } catch (IllegalStateException thisProgramIsEnding) {
            room.lifeline.close();
            throw new InterruptedException();
        }
    }

    /** Says which lesson is to be interrupted if this program is ended in the middle of it. */
    void isUsedBy(Future<?> running) {
        lesson = running;
    }

    /** Whether a signal is ending this program, and whatever goes wrong now is of no interest any more. */
    boolean isAbandoned() {
        return abandoned;
    }

    /** How long something takes, or is waited for, that is to come before or after something else: longer on a second try. */
    Duration time(Duration usual) {
        return usual.multipliedBy(slowness);
    }

    void tell(String words) {
        presenter.tell(words);
    }

    /** Holds a race, for everybody to see. */
    RaceResult race(RaceSettings settings) throws IOException, InterruptedException {
        if (!BuyerJvm.makeReady(presenter.gettingReady(), this::isAbandoned)) {
            throw new InterruptedException();
        }
        RaceResult result = Race.hold(settings, runs, presenter.observer(), this::isAbandoned);
        if (result == null) {
            throw new InterruptedException();
        }
        if (result.ioError()) {
            throw new IOException(String.join("; ", result.failures()));
        }
        presenter.tell("Evidence: " + result.folder());
        return result;
    }

    /** An empty folder, made when it is first asked for. */
    synchronized Path folder() throws IOException {
        if (folder == null) {
            folder = TemporaryFolder.newFolder("lesson-");
        }
        return folder;
    }

    /**
     * Has this process ended with the lesson, though its parent will be gone by then.
     *
     * @throws IOException if it is gone already, or cannot be seen from here
     */
    ProcessHandle endsWithLesson(long pid) throws IOException {
        ProcessHandle stray = ThisProcess.descendant(pid);
        strays.add(stray);
        return stray;
    }

    private void abandon() {
        abandoned = true;
        Future<?> running = lesson;
        if (running != null) {
            running.cancel(true);
        }
        try {
            closed.await(Patience.stretched(END_LIMIT).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clearAway();
    }

    @Override
    public void close() {
        lifeline.close();
        clearAway();
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // then it runs, and finds nothing to do
        }
    }

    private synchronized void clearAway() {
        ThisProcess.killChildren();
        List<ProcessHandle> left = Stream.concat(strays.stream(), ThisProcess.descendants().stream())
                .filter(ProcessHandle::isAlive)
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(Classroom::awaitEnd);
        if (folder != null) {
            delete(folder);
            folder = null;
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            CountDownLatch ended = new CountDownLatch(1);
            var unused = process.onExit().thenRun(ended::countDown);
            // not for ever: it has its signal, and can do nothing any more
            ProgressLimit.on(END_LIMIT, process.pid()).await(nanos -> ended.await(nanos, TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path flat) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(flat)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(flat);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
