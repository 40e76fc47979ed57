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
import ticketrace.explore.Bounds;
import ticketrace.explore.Exploration;
import ticketrace.explore.Explorer;
import ticketrace.explore.SearchRules;
import ticketrace.explore.stepping.SteppedRace;
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
 * The resources of a running lesson: its presenter, its races, its temporary folder. {@link #close} kills every process
 * that the lesson started and deletes the folder; so does a signal that ends this program, for instance Ctrl-C. If this
 * program is killed, the processes of the lesson end silently by themselves; the folder stays.
 *
 * <p>Thread safety: the thread of the lesson uses it; another thread may close it.
 */
final class Classroom implements AutoCloseable {

    /** How long a cancelled lesson may take to stop, and each of its killed processes to end. */
    private static final Duration END_LIMIT = Duration.ofSeconds(2);

    /** How long a child process of a lesson may take to answer, including its start. */
    static final Duration ANSWER_LIMIT = Patience.stretched(Duration.ofSeconds(60));

    private final Lifeline lifeline = Lifeline.hold();
    private final LessonPresenter presenter;
    private final Path runs;
    private final int slowness;
    private final ConcurrentLinkedQueue<ProcessHandle> orphans = new ConcurrentLinkedQueue<>();
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
     * Opens the resources of one lesson.
     *
     * @param slowness the factor by which the lesson multiplies its times and limits; 1 for the usual ones
     * @throws InterruptedException if a signal is already ending this program, so that no lesson can start
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

    /** Sets the lesson that is cancelled if a signal ends this program. */
    void setRunning(Future<?> running) {
        lesson = running;
    }

    /** Whether a signal is ending this program; errors no longer matter then. */
    boolean isAbandoned() {
        return abandoned;
    }

    /** A time of the lesson's script, multiplied by {@code slowness}: longer if the lesson runs for the second time. */
    Duration time(Duration usual) {
        return usual.multipliedBy(slowness);
    }

    void tell(String words) {
        presenter.tell(words);
    }

    /** Holds a race and shows it to the class. */
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

    /** Explores every order of the steps of a race. Its buyers leave nothing behind. */
    Exploration explore(RaceSettings settings) throws IOException, InterruptedException {
        if (!BuyerJvm.makeReady(presenter.gettingReady(), this::isAbandoned)) {
            throw new InterruptedException();
        }
        try (SteppedRace race = SteppedRace.open(settings, runs)) {
            Exploration exploration = Explorer.explore(
                    race.buyers(), SearchRules.of(settings), Bounds.NONE, this::isAbandoned, Explorer.Progress.NONE);
            if (isAbandoned()) {
                throw new InterruptedException();
            }
            return exploration;
        }
    }

    /** The temporary folder of the lesson; the first call creates it, empty. */
    synchronized Path folder() throws IOException {
        if (folder == null) {
            folder = TemporaryFolder.newFolder("lesson-");
        }
        return folder;
    }

    /**
     * Registers a process that is killed at the end of the lesson, even if its parent has ended by then.
     *
     * @throws IOException if the process has already ended, or this process cannot see it
     */
    ProcessHandle endsWithLesson(long pid) throws IOException {
        ProcessHandle orphan = ThisProcess.descendant(pid);
        orphans.add(orphan);
        return orphan;
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
        cleanUp();
    }

    @Override
    public void close() {
        lifeline.close();
        cleanUp();
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // the shutdown hook is running and has nothing to do
        }
    }

    private synchronized void cleanUp() {
        ThisProcess.killChildren();
        List<ProcessHandle> left = Stream.concat(orphans.stream(), ThisProcess.descendants().stream())
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
            // with a limit: the process has its SIGKILL and cannot do anything any more, even if it has not ended yet
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
