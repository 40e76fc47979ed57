package ticketrace.lesson;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.Task;

/** Lesson 6: the exit code of a process shows how it ended. */
final class Lesson06ExitCodes implements Lesson {

    private static final Duration WORK = Duration.ofSeconds(60);
    private static final int OWN_CODE = 7;
    private static final int LIKE_SIGTERM = 143;

    /** What the parent does to end a child. */
    private interface Ending {
        void of(ChildProcess child);
    }

    @Override
    public LessonText text() {
        return new LessonText(
                "Exit codes",
                "how it has ended, in one number",
                "Six children end in six ways: one comes to its end, two call System.exit, one throws an exception, one"
                        + " is terminated, one is killed. The parent reads the exit code of each.",
                "Which of the six codes is 0? Which are negative, and what does the number say?",
                List.of(new Excerpt("lesson/Lesson06ExitCodes.java", """
                        ChildProcess child =
                            ChildProcess.of(task).errorsTo(errors);
                        child.start();
                        ending.of(child);
                        child.join();
                        int code = child.exitCode().orElseThrow();
                        ...
                        System.exit(OWN_CODE);
                        ...
                        throw new IllegalStateException("no tickets");
                        """, """
                        child = Process(target=task)
                        child.start()
                        ending(child)
                        child.join()
                        code = child.exitcode

                        sys.exit(7)

                        raise RuntimeError("no tickets")
                        """)));
    }

    private static void comeToTheEnd() {}

    private static void exit() {
        System.exit(OWN_CODE);
    }

    private static void exitAsIfTerminated() {
        System.exit(LIKE_SIGTERM);
    }

    private static void fail() {
        throw new IllegalStateException("no tickets");
    }

    private static void work() throws InterruptedException {
        Thread.sleep(WORK.toMillis());
    }

    private static void leaveAlone(ChildProcess child) {}

    @Override
    public Observations run(Classroom room) throws Exception {
        Observations seen = new Observations();
        see(room, seen, 0, "comes to its end", Lesson06ExitCodes::comeToTheEnd, Lesson06ExitCodes::leaveAlone);
        see(room, seen, OWN_CODE, "System.exit(7)", Lesson06ExitCodes::exit, Lesson06ExitCodes::leaveAlone);
        see(room, seen, 1, "throws an exception", Lesson06ExitCodes::fail, Lesson06ExitCodes::leaveAlone);
        see(room, seen, -15, "terminate()", Lesson06ExitCodes::work, ChildProcess::terminate);
        see(room, seen, -9, "kill()", Lesson06ExitCodes::work, ChildProcess::kill);
        see(
                room,
                seen,
                LIKE_SIGTERM,
                "System.exit(143)",
                Lesson06ExitCodes::exitAsIfTerminated,
                Lesson06ExitCodes::leaveAlone);
        seen.answer(
                "0 is the code of the one that came to its end: all is well. An exception makes it 1. A negative code"
                        + " says which signal has ended the process: 15 is SIGTERM, 9 is SIGKILL. A shell shows 143, 128 + 15,"
                        + " for a terminated process; a child that calls exit(143) is told apart from that here.");
        return seen;
    }

    private static void see(Classroom room, Observations seen, int expected, String how, Task task, Ending ending)
            throws Exception {
        Path errors = room.folder().resolve("errors.txt");
        ChildProcess child = ChildProcess.of(task).errorsTo(errors);
        child.start();
        ending.of(child);
        child.join();
        int code = child.exitCode().orElseThrow();
        room.tell("child " + child.pid().orElseThrow() + ": " + how);
        try (var lines = Files.lines(errors)) {
            lines.filter(line -> line.contains("Exception")).findFirst().ifPresent(room::tell);
        }
        seen.observation(how, code, "pid " + child.pid().orElseThrow());
        seen.expect("exit code " + expected + " for: " + how, code == expected);
    }
}
