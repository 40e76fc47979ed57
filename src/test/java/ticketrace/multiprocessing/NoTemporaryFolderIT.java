package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ticketrace.launch.Family;

/** A process for which there is no folder for temporary files. */
class NoTemporaryFolderIT {

    /** Has a child, another one whose JVM cannot start, and wants a lock. */
    static final class ParentMain {

        private ParentMain() {}

        public static void main(String[] arguments) throws Exception {
            ChildProcess child = ChildProcess.of(Deeds::exit, 3).start();
            child.join();
            System.out.println("child exited with " + child.exitCode().orElseThrow());
            startInVain();
            SharedLock.create().close();
        }

        private static void startInVain() throws Exception {
            String classPath = System.setProperty("java.class.path", "/no/such/folder");
            try {
                ChildProcess.of(Deeds::nothing).name("late").start().join();
                System.out.println("late seems to have done its task");
            } catch (ChildNotStartedException e) {
                System.out.println(e.getMessage());
            } finally {
                System.setProperty("java.class.path", classPath);
            }
        }
    }

    @Test
    void childrenStartWithoutIt_andALockIsRefusedInOneClearLine() throws Exception {
        try (Family family = Family.startMain(ParentMain.class, List.of("-Djava.io.tmpdir=/no/such/folder"))) {
            assertThat(family.parentsExit()).isEqualTo(1);
            assertThat(family.output())
                    .contains("child exited with 3")
                    .containsPattern("late \\(pid [0-9]+\\) did not start: its JVM ended with exit code 1; it says: ")
                    .contains("Could not find or load main class ticketrace.multiprocessing.ChildMain");
            assertThat(family.errors())
                    .contains("IOException: the folder for temporary files cannot be used: /no/such/folder: there is no"
                            + " such folder; choose another one with java -Djava.io.tmpdir=FOLDER\n");
        }
    }
}
