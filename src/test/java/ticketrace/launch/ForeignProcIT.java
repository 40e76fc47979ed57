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
import ticketrace.multiprocessing.Deeds;
import ticketrace.multiprocessing.Lifeline;
import ticketrace.multiprocessing.ThisProcess;

/**
 * A family in a pid namespace of its own, as in a container, that still sees the {@code /proc} around it: no pid is the same
 * number there.
 */
class ForeignProcIT {

    /** The first process of the namespace, so that the parent may end before its children; says when the last one is gone. */
    private static final String FIRST = """
            "$@" && echo the parent ended with $?
            while kill -0 $(cat orphan.pid) 2> /dev/null; do sleep 0.05; done
            echo the orphan is gone
            """;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    /** On a machine that lets nobody have such a namespace there are none of these. */
    @TestFactory
    Stream<DynamicTest> foreignProc() {
        return Stream.of(
                        List.of("unshare", "-p", "-f", "--kill-child"), List.of("unshare", "-rp", "-f", "--kill-child"))
                .filter(ForeignProcIT::works)
                .limit(1)
                .map(unshare -> DynamicTest.dynamicTest(
                        "family_worksWhereItsPidsAreOthersInProc", () -> assertFamilyWorks(unshare)));
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

    private void assertFamilyWorks(List<String> unshare) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = Stream.of(
                        unshare,
                        List.of("sh", "-c", FIRST, "sh", java.toString(), "-XX:-UsePerfData", "-Xmx64m"),
                        List.of("-cp", System.getProperty("java.class.path"), ParentMain.class.getName()))
                .flatMap(List::stream)
                .toList();
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(Limits.ANSWER.toNanos(), TimeUnit.NANOSECONDS);

        assertThat(Files.readString(said)).isEqualTo("""
                        of a process is said: what it does cannot be told
                        cannot be paused: whether it stands still cannot be told, /proc is that of another pid namespace
                        it goes on
                        descendants: 0
                        the child exited with 0
                        the parent ended with 0
                        the orphan is gone
                        """);
        assertThat(ended).isTrue();
    }

    /** Looks at a process, wants it to stand still, has a child that ends by itself, and leaves one behind. */
    static final class ParentMain {

        private ParentMain() {}

        public static void main(String[] arguments) throws Exception {
            Process cat = new ProcessBuilder("cat").start();
            System.out.println("of a process is said: "
                    + ProcessActivity.of(cat.pid()).doing().words());
            try (Pauser pauser = Pauser.start()) {
                String came = TestChild.pauseAndTell(pauser, cat.pid());
                System.out.println("cannot be paused: " + came.replace("process " + cat.pid(), "it"));
                cat.outputWriter().append("it goes on\n").close();
                System.out.println(cat.inputReader().readLine());
            }
            System.out.println("descendants: " + ThisProcess.descendants().size());
            Lifeline.hold();
            ChildProcess child =
                    ChildProcess.of(ParentMain::awaitLookAtTheParent).start();
            child.join();
            System.out.println("the child exited with " + child.exitCode().orElseThrow());
            ChildProcess.of(Deeds::live, "orphan").start();
            Deeds.await("orphan.pid");
            Runtime.getRuntime().halt(0);
        }

        /** Who has looked and sees its parent live looks again a little later; who does not see it halts. */
        private static void awaitLookAtTheParent() {
            Await.until(
                    "the parent was looked at",
                    () -> Thread.getAllStackTraces().keySet().stream()
                            .anyMatch(thread -> thread.getName().equals("lifeline")
                                    && thread.getState() == Thread.State.TIMED_WAITING));
        }
    }
}
