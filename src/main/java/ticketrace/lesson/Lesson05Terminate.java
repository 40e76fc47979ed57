package ticketrace.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import ticketrace.lock.file.LockFile;
import ticketrace.multiprocessing.Arguments;
import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.Connection;
import ticketrace.multiprocessing.Pipe;

/** Lesson 5: terminate ends a process in the middle of its work, without its finally blocks. */
final class Lesson05Terminate implements Lesson {

    private static final Duration WORK = Duration.ofSeconds(60);
    private static final Duration ANSWER_LIMIT = Classroom.ANSWER_LIMIT;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int SIGTERM = 15;

    @Override
    public LessonText text() {
        return new LessonText(
                "Terminate in the middle of work",
                "finally, a lock file, a grandchild",
                "A child creates a lock file, starts a child of its own, and begins to work; a finally block is to delete"
                        + " the file. In the middle of it the parent calls terminate.",
                "What is left: does the finally block run? Is the lock file there? Is the grandchild alive?",
                List.of(new Excerpt("lesson/Lesson05Terminate.java", """
                        LockFile lock = new LockFile(file);
                        lock.acquire(PATIENCE);
                        try {
                        ...
                            Thread.sleep(WORK.toMillis());
                        } finally {
                            lock.release();
                        ...
                        child.terminate();
                        child.join();
                        """, """
                        os.open(file, os.O_CREAT | os.O_EXCL)
                        try:
                            time.sleep(60)
                        finally:
                            os.remove(file)

                        child.terminate()
                        child.join()
                        """)));
    }

    private static void holdLock(Arguments told) throws IOException, InterruptedException {
        Path file = Path.of(told.get("file", String.class));
        try (Connection parent = told.get("pipe", Pipe.ChildEnd.class).open()) {
            LockFile lock = new LockFile(file);
            lock.acquire(PATIENCE);
            try {
                ChildProcess grandchild =
                        ChildProcess.of(Lesson05Terminate::work).start();
                parent.send(grandchild.pid().orElseThrow());
                Thread.sleep(WORK.toMillis());
            } finally {
                lock.release();
                System.out.println("finally: the lock is released");
            }
        }
    }

    private static void work() throws InterruptedException {
        Thread.sleep(WORK.toMillis());
        System.out.println("grandchild: my work is done");
    }

    @Override
    public Observations run(Classroom room) throws Exception {
        Path file = room.folder().resolve("work.lock");
        try (Pipe pipe = Pipe.open()) {
            Arguments told = Arguments.of().with("file", file.toString()).with("pipe", pipe.childEnd());
            ChildProcess child =
                    ChildProcess.of(Lesson05Terminate::holdLock, told).start();
            ProcessHandle grandchild = room.endsWithLesson((Long) pipe.end().receive(ANSWER_LIMIT));
            long pid = child.pid().orElseThrow();
            room.tell("child " + pid + " holds the lock; its own child " + grandchild.pid() + " works");
            child.terminate();
            child.join();
            room.tell("child " + pid + " is terminated; another process asks for the lock");
            boolean acquired = new LockFile(file).acquire(PATIENCE) != null;
            return seen(child, file, grandchild, acquired);
        }
    }

    private static Observations seen(ChildProcess child, Path file, ProcessHandle grandchild, boolean acquired)
            throws IOException {
        int exitCode = child.exitCode().orElseThrow();
        boolean fileIsThere = Files.exists(file);
        String holder = fileIsThere ? Files.readString(file).strip() : "nobody";
        Observations seen = new Observations();
        seen.observation(
                "exit code", exitCode, "ended by signal " + -exitCode + (exitCode == -SIGTERM ? ", SIGTERM" : ""));
        seen.observation("finally block", fileIsThere ? "not run" : "run", "it would have deleted the file");
        seen.observation("lock file", fileIsThere ? "there" : "gone", "says that " + holder + " holds it");
        seen.observation(
                "grandchild " + grandchild.pid(), grandchild.isAlive() ? "alive" : "ended", "the child's own child");
        seen.observation(
                "the next one",
                acquired ? "got in" : "waits",
                "for the lock, for " + PATIENCE.toSeconds() + " s at most");
        seen.expect("a child ended by SIGTERM", exitCode == -SIGTERM);
        seen.expect(
                "a lock file left behind, that names the dead",
                holder.equals(String.valueOf(child.pid().orElseThrow())));
        seen.expect("a grandchild that goes on", grandchild.isAlive());
        seen.expect("another process that cannot get the lock", !acquired);
        seen.answer("The finally block did not run, so the lock file stays and keeps everybody out; the grandchild goes"
                + " on (this lesson ends it now). Terminate only for processes that hold nothing others need, or with"
                + " locks that the kernel frees: see lesson 11.");
        return seen;
    }
}
