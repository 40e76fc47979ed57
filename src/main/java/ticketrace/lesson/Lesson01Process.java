package ticketrace.lesson;

import java.util.List;
import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.Task;
import ticketrace.multiprocessing.ThisProcess;

/** Lesson 1: each process has its own number, the pid. */
final class Lesson01Process implements Lesson {

    @Override
    public LessonText text() {
        return new LessonText(
                "A process and its pid",
                "one program, a number for each",
                "This program runs as a process. It starts two more: one that is told which method to run, and one that"
                        + " is an object with a run method of its own. The operating system numbers each of them.",
                "All three run the same program. Do they have the same pid? Who hands it out?",
                List.of(new Excerpt("lesson/Lesson01Process.java", """
                        static void greet(String whom) {
                            long pid = ThisProcess.info().pid();
                            System.out.println("Hello " + whom + ", I am process " + pid);
                        }
                        ...
                        ChildProcess child =
                            ChildProcess.of(Lesson01Process::greet, "class");
                        child.start();
                        child.join();
                        ...
                        record Greeter(String whom) implements Task {
                            @Override
                            public void run() {
                                greet(whom);
                        ...
                        ChildProcess.of(new Greeter("world"))
                        """, """
                        def greet(whom):
                            print(f"Hello {whom}, I am process {os.getpid()}")

                        child = Process(target=greet, args=("class",))
                        child.start()
                        child.join()

                        class Greeter(Process):
                            def run(self):
                                greet("world")
                        """)));
    }

    private static void greet(String whom) {
        long pid = ThisProcess.info().pid();
        System.out.println("Hello " + whom + ", I am process " + pid);
    }

    private record Greeter(String whom) implements Task {
        @Override
        public void run() {
            greet(whom);
        }
    }

    @Override
    public Observations run(Classroom room) throws Exception {
        long own = ThisProcess.info().pid();
        room.tell("Hello, I am the main process, process " + own);
        ChildProcess child = ChildProcess.of(Lesson01Process::greet, "class");
        child.start();
        child.join();
        ChildProcess second = ChildProcess.of(new Greeter("world")).start();
        second.join();
        return seen(own, child, second);
    }

    private static Observations seen(long own, ChildProcess first, ChildProcess second) {
        long pid = first.pid().orElseThrow();
        long secondPid = second.pid().orElseThrow();
        Observations seen = new Observations();
        seen.observation("main process", own, "its pid");
        seen.observation(first.name(), pid, "its pid; its task is a method");
        seen.observation(second.name(), secondPid, "its pid; its task is an object with a run method");
        seen.observation(
                "exit codes",
                first.exitCode().orElseThrow() + ", " + second.exitCode().orElseThrow(),
                "0: all well");
        seen.expect("three different pids", own != pid && own != secondPid && pid != secondPid);
        seen.expect(
                "two children that end well",
                first.exitCode().orElseThrow() == 0 && second.exitCode().orElseThrow() == 0);
        seen.answer("No: " + own + ", " + pid + " and " + secondPid + ". The operating system gives every process a"
                + " number that no other living process has. What runs in it does not matter.");
        return seen;
    }
}
