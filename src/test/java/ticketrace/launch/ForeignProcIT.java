package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import ticketrace.Await;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.multiprocessing.ChildProcess;
import ticketrace.multiprocessing.ChildTasks;
import ticketrace.multiprocessing.Lifeline;
import ticketrace.multiprocessing.ThisProcess;

/**
 * A parent and its children in their own pid namespace, as in a container, but with the {@code /proc} of the outer
 * namespace, in which all their pids are different numbers.
 */
class ForeignProcIT {

    /**
     * The script of the first process in the namespace. The parent can so end before its child; prints when that has
     * ended.
     */
    private static final String INIT_SCRIPT = """
        "$@" && echo the parent ended with $?
        while kill -0 $(cat orphan.pid) 2> /dev/null; do sleep 0.05; done
        echo the orphan has ended
        """;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    /** There are no tests on a machine that forbids such a namespace. */
    @TestFactory
    Stream<DynamicTest> foreignProc() {
        return Stream.of(
                        List.of("unshare", "-p", "-f", "--kill-child"), List.of("unshare", "-rp", "-f", "--kill-child"))
                .filter(ForeignProcIT::works)
                .limit(1)
                .map(unshare -> DynamicTest.dynamicTest(
                        "parentAndChildren_workWithTheProcOfAnotherNamespace",
                        () -> assertParentAndChildrenWork(unshare)));
    }

    private static boolean works(List<String> unshare) {
        try {
            Process probe = new ProcessBuilder(
                            Stream.concat(unshare.stream(), Stream.of("true")).toList())
                    .start();
            return probe.waitFor() == 0;
        } catch (IOException noUnshare) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void assertParentAndChildrenWork(List<String> unshare) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = Stream.of(
                        unshare,
                        List.of("sh", "-c", INIT_SCRIPT, "sh", java.toString(), "-XX:-UsePerfData", "-Xmx64m"),
                        List.of("-cp", System.getProperty("java.class.path"), ParentMain.class.getName()))
                .flatMap(List::stream)
                .toList();
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS);

        assertThat(Files.readString(output)).isEqualTo("""
            activity of a process: what it does is unknown
            cannot be paused: cannot tell whether it has stopped: /proc is that of another pid namespace
            it continues
            descendants: 0
            the child exited with 0
            the parent ended with 0
            the orphan has ended
            """);
        assertThat(ended).isTrue();
    }

    /**
     * Reads the activity of a process, tries to pause it, starts a child that ends by itself and one that becomes an
     * orphan.
     */
    static final class ParentMain {

        private ParentMain() {}

        public static void main(String[] arguments) throws Exception {
            Process cat = new ProcessBuilder("cat").start();
            System.out.println("activity of a process: "
                    + ProcessActivity.of(cat.pid()).doing().words());
            try (Pauser pauser = Pauser.start()) {
                String answer = TestChild.pauseOrError(pauser, cat.pid());
                System.out.println("cannot be paused: " + answer.replace("process " + cat.pid(), "it"));
                cat.outputWriter().append("it continues\n").close();
                System.out.println(cat.inputReader().readLine());
            }
            System.out.println("descendants: " + ThisProcess.descendants().size());
            Lifeline.hold();
            ChildProcess child =
                    ChildProcess.of(ParentMain::awaitCheckOfTheParent).start();
            child.join();
            System.out.println("the child exited with " + child.exitCode().orElseThrow());
            ChildProcess.of(ChildTasks::runUntilEnd, "orphan").start();
            ChildTasks.awaitFile("orphan.pid");
            Runtime.getRuntime().halt(0);
        }

        /**
         * Waits until the lifeline has checked the parent: it then waits for its next check. A lifeline without a
         * parent halts.
         */
        private static void awaitCheckOfTheParent() {
            Await.until(
                    "the lifeline has checked the parent",
                    () -> Thread.getAllStackTraces().keySet().stream()
                            .anyMatch(thread -> thread.getName().equals("lifeline")
                                    && thread.getState() == Thread.State.TIMED_WAITING));
        }
    }
}
