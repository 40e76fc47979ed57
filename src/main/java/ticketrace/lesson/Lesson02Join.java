package ticketrace.lesson;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.Connection;
import ticketrace.multiprocessing.Pipe;
import ticketrace.multiprocessing.ThisProcess;

/** Lesson 2: parent and child each have their own memory; the parent waits for the child. */
final class Lesson02Join implements Lesson {

    private static final Duration WORK = Duration.ofMillis(500);
    private static final Duration ANSWER_LIMIT = Classroom.ANSWER_LIMIT;
    private static final double NANOS_PER_MILLI = 1e6;

    private static int counter;

    @Override
    public LessonText text() {
        return new LessonText(
                "Parent, child, join",
                "who waits for whom, whose variables",
                "A parent starts a child, goes on at once, and then waits for it with join. The child adds 1 to a counter,"
                        + " a static variable of the program, and tells the parent through a pipe what it sees.",
                "The child adds 1 to the counter. What is the counter in the parent after join?",
                List.of(new Excerpt("lesson/Lesson02Join.java", """
                        ChildProcess child =
                            ChildProcess.of(Lesson02Join::count, pipe.childEnd());
                        boolean before = child.isAlive();
                        child.start();
                        ...
                        child.join();
                        ...
                        static void count(Pipe.ChildEnd end)
                        ...
                        counter++;
                        ...
                        parent.send(ThisProcess.parent().orElseThrow().pid());
                        parent.send(counter);
                        """, """
                        child = Process(target=count, args=(child_end,))
                        before = child.is_alive()
                        child.start()
                        child.join()

                        def count(end):
                            global counter
                            counter += 1
                            end.send(parent_process().pid)
                            end.send(counter)
                        """)));
    }

    private static void count(Pipe.ChildEnd end) throws IOException, InterruptedException {
        try (Connection parent = end.open()) {
            counter++;
            System.out.println("child " + ThisProcess.info().pid() + ": the counter is " + counter + "; now I work");
            parent.send(ThisProcess.parent().orElseThrow().pid());
            parent.send(counter);
            parent.receive(ANSWER_LIMIT);
            Thread.sleep(WORK.toMillis());
        }
    }

    @Override
    public Observations run(Classroom room) throws Exception {
        long own = ThisProcess.info().pid();
        Observations seen = new Observations();
        try (Pipe pipe = Pipe.open()) {
            ChildProcess child = ChildProcess.of(Lesson02Join::count, pipe.childEnd());
            boolean before = child.isAlive();
            child.start();
            room.tell("parent " + own + ": start() has returned; now I wait in join()");
            Object parentOfChild = pipe.end().receive(ANSWER_LIMIT);
            Object counted = pipe.end().receive(ANSWER_LIMIT);
            boolean during = child.isAlive();
            pipe.end().send("work on");
            long began = System.nanoTime();
            child.join();
            double waited = (System.nanoTime() - began) / NANOS_PER_MILLI;
            boolean after = child.isAlive();
            room.tell("parent " + own + ": join() has returned; here the counter is " + counter);

            seen.observation("parent", own, "its pid");
            seen.observation("child", child.pid().orElseThrow(), "its pid");
            seen.observation("child's parent", parentOfChild, "its pid, as the child sees it");
            seen.observation(
                    "child alive", before + ", " + during + ", " + after, "before start, before join, after join");
            seen.observation("join took", Math.round(waited) + " ms", "the child works for " + WORK.toMillis() + " ms");
            seen.observation("counter in the child", counted, "after adding 1");
            seen.observation("counter in the parent", counter, "after join");
            seen.expect("a child that knows its parent", parentOfChild.equals(own));
            seen.expect("a child that is alive from start to join only", !before && during && !after);
            seen.expect("two counters", counted.equals(1) && counter == 0);
            seen.answer("It is " + counter + ", though the child has counted to " + counted
                    + ": a process has memory of its own. What another is to know must be sent to it, or be kept where"
                    + " both can reach it: in a file, or in a database. That is where tickets will get lost.");
        }
        return seen;
    }
}
