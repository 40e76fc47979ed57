package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a process knows about itself, its parent and its children. */
class ThisProcessIT {

    private static final byte[] CHALLENGE = {1, 2, 3};

    @AutoClose
    private final TestChildren testChildren = new TestChildren();

    private static void describeChildAndGrandchildren(String folder) throws IOException, InterruptedException {
        ChildTasks.describe(folder + "child");
        for (String grandchild : List.of("first", "second")) {
            ChildProcess.of(ChildTasks::describe, folder + grandchild).start().join();
        }
    }

    @Test
    void mainProcess_hasThatName_andNoParent() {
        ProcessInfo me = ThisProcess.info();
        assertThat(me.name()).isEqualTo("MainProcess");
        assertThat(me.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(me.daemon()).isFalse();
        assertThat(ThisProcess.parent()).isEmpty();
        assertThat(ThisProcess.cpuCount()).isPositive();
    }

    @Test
    void childrenAndGrandchildren_areNumbered_andKnowTheirParents() throws Exception {
        ChildProcess child = ChildProcess.of(ThisProcessIT::describeChildAndGrandchildren, testChildren.file("") + "/")
                .daemon(false)
                .start();
        assertThat(TestChildren.exitCodeOf(child)).isZero();
        assertThat(child.name()).matches("Process-\\d+");
        long pid = child.pid().orElseThrow();
        String me = "MainProcess " + ProcessHandle.current().pid();
        assertThat(testChildren.read("child")).isEqualTo(child.name() + " " + pid + " false of " + me);
        assertThat(testChildren.read("first"))
                .matches(child.name() + ":1 \\d+ false of " + child.name() + " " + pid)
                .doesNotContain(" " + pid + " false");
        assertThat(testChildren.read("second")).startsWith(child.name() + ":2 ");
    }

    @Test
    void defaultNames_areNumberedInTheOrderOfCreation() throws Exception {
        ChildProcess one = ChildProcess.of(ChildTasks::nothing);
        ChildProcess two = ChildProcess.of(ChildTasks::nothing);
        assertThat(number(two)).isEqualTo(number(one) + 1);
    }

    private static int number(ChildProcess child) {
        return Integer.parseInt(child.name().substring("Process-".length()));
    }

    @Test
    void daemon_knowsThatItIsADaemon_andMayHaveNoChildren() throws Exception {
        String file = testChildren.file("told");
        ChildProcess daemon = ChildProcess.of(() -> {
                    ChildProcess inherits = ChildProcess.of(ChildTasks::nothing).name("grandchild");
                    String result = ThisProcess.info().daemon() + " " + inherits.isDaemon();
                    try {
                        inherits.start();
                    } catch (IllegalStateException e) {
                        result += " " + e.getMessage();
                    }
                    ChildTasks.writeFile(file, result);
                })
                .daemon(true)
                .start();
        assertThat(daemon.isDaemon()).isTrue();
        assertThat(TestChildren.exitCodeOf(daemon)).isZero();
        assertThat(testChildren.read("told"))
                .isEqualTo("true true a daemon may have no children; grandchild was not started");
    }

    @Test
    void key_isTheSameInParentAndChild() throws Exception {
        byte[] proof = ThisProcess.authKey().proof("test", CHALLENGE);
        ChildProcess child = ChildProcess.of(ThisProcessIT::checkProof, proof).start();
        assertThat(TestChildren.exitCodeOf(child)).isEqualTo(21);
    }

    private static void checkProof(byte[] proof) {
        System.exit(ThisProcess.authKey().accepts(proof, "test", CHALLENGE) ? 21 : 22);
    }
}
