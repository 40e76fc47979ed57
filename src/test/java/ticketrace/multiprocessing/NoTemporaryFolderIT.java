package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.launch.TestParent;

/** A process without a folder for temporary files. */
class NoTemporaryFolderIT {

    /** Starts a child, a second one whose JVM cannot start, and creates a lock. */
    static final class ParentMain {

        private ParentMain() {}

        public static void main(String[] arguments) throws Exception {
            ChildProcess child = ChildProcess.of(ChildTasks::exit, 3).start();
            child.join();
            System.out.println("child exited with " + child.exitCode().orElseThrow());
            startChildThatFails();
            SharedLock.create().close();
        }

        private static void startChildThatFails() throws Exception {
            String classPath = System.setProperty("java.class.path", "/no/such/folder");
            try {
                ChildProcess.of(ChildTasks::nothing).name("late").start().join();
                System.out.println("late seems to have done its task");
            } catch (ChildNotStartedException e) {
                System.out.println(e.getMessage());
            } finally {
                System.setProperty("java.class.path", classPath);
            }
        }
    }

    @Test
    void childrenStart_andALockIsRefusedWithAClearError() throws Exception {
        try (TestParent parent = TestParent.startMain(ParentMain.class, List.of("-Djava.io.tmpdir=/no/such/folder"))) {
            assertThat(parent.awaitExitOfParent()).isEqualTo(1);
            assertThat(parent.output())
                    .contains("child exited with 3")
                    .containsPattern("late \\(pid [0-9]+\\) did not start: its JVM ended with exit code 1; it says: ")
                    .contains("Could not find or load main class ticketrace.multiprocessing.ChildMain");
            assertThat(parent.errors())
                    .contains("IOException: the folder for temporary files cannot be used: /no/such/folder: there is no"
                            + " such folder; choose another one with java -Djava.io.tmpdir=FOLDER\n");
        }
    }
}
