package ticketrace.lesson;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ticketrace.multiprocessing.Arguments;
import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.Connection;
import ticketrace.multiprocessing.Pipe;
import ticketrace.multiprocessing.ThisProcess;

/** Lesson 3: children work at the same time, and a parent can limit how long it waits for each. */
final class Lesson03ManyChildren implements Lesson {

    private static final List<Integer> WORK_MILLIS = List.of(1000, 1000, 1000, 1000, 60_000);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Classroom.ANSWER_LIMIT;
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public LessonText text() {
        return new LessonText(
                "Many children and a timeout",
                "all at once, and who waits how long",
                "Five children work: four of them one second each, the fifth a whole minute. The parent joins one"
                        + " after the other, and waits at most " + PATIENCE.toSeconds() + " seconds for each.",
                "How many of the five have ended when the parent goes on? What happens to those that have not?",
                List.of(new Excerpt("lesson/Lesson03ManyChildren.java", """
                        for (int millis : WORK_MILLIS) {
                        ...
                            children.add(ChildProcess.of(
                                Lesson03ManyChildren::work, told).start());
                        }
                        ...
                        boolean ended = child.join(patience);
                        ...
                        slow.terminate();
                        """, """
                        children = [Process(target=work, args=(ms,))
                                    for ms in 4 * [1000] + [60_000]]
                        for child in children:
                            child.start()
                        for child in children:
                            child.join(5)
                            ended = not child.is_alive()
                        slow.terminate()
                        """)));
    }

    private static void work(Arguments told) throws IOException, InterruptedException {
        int millis = told.get("millis", Integer.class);
        try (Connection parent = told.get("parent", Pipe.ChildEnd.class).open()) {
            parent.send("at work");
        }
        Thread.sleep(millis);
        System.out.println(ThisProcess.info().name() + ": my " + millis + " ms of work are done");
    }

    @Override
    public Observations run(Classroom room) throws Exception {
        Observations seen = new Observations();
        Duration patience = room.time(PATIENCE);
        List<ChildProcess> children = startAll();
        long began = System.nanoTime();
        room.tell("parent: " + children.size() + " children are at work");
        int inTime = 0;
        double lastEnd = 0;
        for (ChildProcess child : children) {
            boolean ended = child.join(patience);
            inTime += ended ? 1 : 0;
            lastEnd = ended ? (System.nanoTime() - began) / NANOS_PER_SECOND : lastEnd;
            room.tell("parent: " + child.name() + (ended ? " has ended" : " has not; I wait no longer"));
            seen.observation(
                    child.name(),
                    ended ? "ended" : "alive",
                    "pid " + child.pid().orElseThrow());
        }
        ChildProcess slow = children.get(children.size() - 1);
        boolean wasAlive = slow.isAlive();
        slow.terminate();
        slow.join();
        seen.observation("ended in time", inTime, "of " + children.size());
        seen.observation("they took", seconds(lastEnd), "from then on, all together, for 1 s of work each");
        seen.observation("exit code", slow.exitCode().orElseThrow(), "of " + slow.name() + ", after terminate");
        seen.expect("four children that end in time", inTime == children.size() - 1);
        seen.expect("a slow child that outlives the timeout", wasAlive);
        seen.answer(inTime + " have ended: they worked at the same time, so the parent waited " + seconds(lastEnd)
                + " for all of them. A timeout ends the waiting and not the child: " + slow.name()
                + " went on until it was terminated.");
        return seen;
    }

    /** Starts the children and returns when all of them are at work. */
    private static List<ChildProcess> startAll() throws IOException {
        List<ChildProcess> children = new ArrayList<>();
        List<Pipe> pipes = new ArrayList<>();
        for (int millis : WORK_MILLIS) {
            Pipe pipe = Pipe.open();
            pipes.add(pipe);
            Arguments told = Arguments.of().with("millis", millis).with("parent", pipe.childEnd());
            children.add(ChildProcess.of(Lesson03ManyChildren::work, told).start());
        }
        for (Pipe pipe : pipes) {
            pipe.end().receive(ANSWER_LIMIT);
            pipe.close();
        }
        return children;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
