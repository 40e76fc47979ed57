package ticketrace.lesson;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import ticketrace.multiprocessing.Arguments;
import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.Connection;
import ticketrace.multiprocessing.Pipe;
import ticketrace.multiprocessing.ThisProcess;

/** Lesson 4: daemons end with their parent, other children do not. */
final class Lesson04Daemons implements Lesson {

    /** The work of an ordinary grandchild; its parent waits for it. */
    private static final Duration WORK = Duration.ofSeconds(2);

    /**
     * The work of a daemon; its parent does not wait for it. So long that the parent surely ends before the work is
     * done.
     */
    private static final Duration MUCH_WORK = Duration.ofMinutes(5);

    private static final Duration ANSWER_LIMIT = Classroom.ANSWER_LIMIT;
    private static final String DONE = "done";

    /** How the child, which is the parent of the grandchild, ends. */
    private enum End {
        COMES_HOME,
        KILLED
    }

    @Override
    public LessonText text() {
        return new LessonText(
                "Daemons",
                "who ends when its parent ends",
                "A child starts a child of its own, a grandchild, that has some seconds of work to do, and then comes to"
                        + " its end. Once the grandchild is an ordinary process, once a daemon, and once it is a daemon"
                        + " whose parent is killed with kill -9.",
                "In which of the three cases does the grandchild finish its work?",
                List.of(new Excerpt("lesson/Lesson04Daemons.java", """
                        static void family(Arguments told)
                        ...
                        ChildProcess.of(Lesson04Daemons::work, toMain)
                            .daemon(daemon)
                            .start();
                        ...
                        // the end of this process's work
                        """, """
                        def family(daemon, to_main):
                            Process(target=work, args=(to_main,),
                                    daemon=daemon).start()
                            # the end of this process's work
                        """)));
    }

    private static void family(Arguments told) throws IOException {
        boolean daemon = told.get("daemon", Boolean.class);
        Pipe.ChildEnd toMain = told.get("grandchild", Pipe.ChildEnd.class);
        try (Connection main = told.get("child", Pipe.ChildEnd.class).open()) {
            ChildProcess.of(Lesson04Daemons::work, toMain).daemon(daemon).start();
            main.receive(ANSWER_LIMIT);
        }
        // the end of this process's work
    }

    private static void work(Pipe.ChildEnd toMain) throws IOException, InterruptedException {
        try (Connection main = toMain.open()) {
            main.send(ThisProcess.info().pid());
            Thread.sleep((ThisProcess.info().daemon() ? MUCH_WORK : WORK).toMillis());
            System.out.println("grandchild " + ThisProcess.info().pid() + ": my work is done");
            main.send(DONE);
        }
    }

    @Override
    public Observations run(Classroom room) throws Exception {
        Observations seen = new Observations();
        boolean ordinary = finishes(room, seen, "ordinary", false, End.COMES_HOME);
        boolean daemon = finishes(room, seen, "daemon", true, End.COMES_HOME);
        boolean orphan = finishes(room, seen, "daemon, killed", true, End.KILLED);
        seen.expect("an ordinary grandchild that finishes", ordinary);
        seen.expect("a daemon that ends with its parent", !daemon);
        seen.expect("a daemon that ends with its killed parent", !orphan);
        seen.answer("Only the ordinary one: its parent waits for it before it really ends. A daemon is ended when its"
                + " parent ends, in the middle of its work. Here that holds even if the parent is killed and can do"
                + " nothing about it; a daemon in Python would then go on.");
        return seen;
    }

    private static boolean finishes(Classroom room, Observations seen, String kind, boolean daemon, End end)
            throws Exception {
        try (Pipe toChild = Pipe.open();
                Pipe toGrandchild = Pipe.open()) {
            Arguments told = Arguments.of()
                    .with("daemon", daemon)
                    .with("child", toChild.childEnd())
                    .with("grandchild", toGrandchild.childEnd());
            ChildProcess child =
                    ChildProcess.of(Lesson04Daemons::family, told).daemon(false).start();
            Connection toFamily = toChild.end();
            long grandchild = (Long) toGrandchild.end().receive(ANSWER_LIMIT);
            room.endsWithLesson(grandchild);
            room.tell(kind + ": child " + child.pid().orElseThrow() + " has started grandchild " + grandchild);
            long began = System.nanoTime();
            if (end == End.KILLED) {
                child.kill();
            } else {
                toFamily.send("come home");
            }
            child.join();
            long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
            boolean done = isDone(toGrandchild.end());
            room.tell(kind + ": the child ended after " + millis + " ms");
            seen.observation(kind, done ? "finished" : "ended", "its parent ended after " + millis + " ms");
            return done;
        }
    }

    /** Whether the grandchild reports that its work is done before its end of the pipe closes. */
    private static boolean isDone(Connection grandchild) throws IOException {
        try {
            return grandchild.receive(ANSWER_LIMIT).equals(DONE);
        } catch (EOFException | SocketException gone) {
            return false;
        }
    }
}
