package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What processes know of themselves and of each other. */
class ThisProcessIT {

    private static final byte[] CHALLENGE = {1, 2, 3};

    @AutoClose
    private final Nursery nursery = new Nursery();

    private static void familyTree(String folder) throws IOException, InterruptedException {
        Deeds.describe(folder + "child");
        for (String grandchild : List.of("first", "second")) {
            ChildProcess.of(Deeds::describe, folder + grandchild).start().join();
        }
    }

    @Test
    void mainProcess_isNamedSo_andHasNoParentHere() {
        ProcessInfo me = ThisProcess.info();
        assertThat(me.name()).isEqualTo("MainProcess");
        assertThat(me.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(me.daemon()).isFalse();
        assertThat(ThisProcess.parent()).isEmpty();
        assertThat(ThisProcess.cpuCount()).isPositive();
    }

    @Test
    void childrenAndGrandchildren_areNumberedFromTheMainProcessDown_andKnowTheirParents() throws Exception {
        ChildProcess child = ChildProcess.of(ThisProcessIT::familyTree, nursery.file("") + "/")
                .daemon(false)
                .start();
        assertThat(Nursery.exitCodeOf(child)).isZero();
        assertThat(child.name()).matches("Process-\\d+");
        long pid = child.pid().orElseThrow();
        String me = "MainProcess " + ProcessHandle.current().pid();
        assertThat(nursery.read("child")).isEqualTo(child.name() + " " + pid + " false of " + me);
        assertThat(nursery.read("first"))
                .matches(child.name() + ":1 \\d+ false of " + child.name() + " " + pid)
                .doesNotContain(" " + pid + " false");
        assertThat(nursery.read("second")).startsWith(child.name() + ":2 ");
    }

    @Test
    void defaultNames_areGivenInTheOrderInWhichChildrenAreMade() throws Exception {
        ChildProcess one = ChildProcess.of(Deeds::nothing);
        ChildProcess two = ChildProcess.of(Deeds::nothing);
        assertThat(number(two)).isEqualTo(number(one) + 1);
    }

    private static int number(ChildProcess child) {
        return Integer.parseInt(child.name().substring("Process-".length()));
    }

    @Test
    void daemon_knowsThatItIsOne_andItsChildrenWouldBe_butItMayHaveNone() throws Exception {
        String file = nursery.file("told");
        ChildProcess daemon = ChildProcess.of(() -> {
                    ChildProcess inherits = ChildProcess.of(Deeds::nothing).name("grandchild");
                    String heard = ThisProcess.info().daemon() + " " + inherits.isDaemon();
                    try {
                        inherits.start();
                    } catch (IllegalStateException e) {
                        heard += " " + e.getMessage();
                    }
                    Deeds.tell(file, heard);
                })
                .daemon(true)
                .start();
        assertThat(daemon.isDaemon()).isTrue();
        assertThat(Nursery.exitCodeOf(daemon)).isZero();
        assertThat(nursery.read("told"))
                .isEqualTo("true true a daemon may have no children; grandchild was not started");
    }

    @Test
    void key_isTheSameInTheWholeFamily() throws Exception {
        byte[] proof = ThisProcess.authKey().proof("family", CHALLENGE);
        ChildProcess child = ChildProcess.of(ThisProcessIT::judge, proof).start();
        assertThat(Nursery.exitCodeOf(child)).isEqualTo(21);
    }

    private static void judge(byte[] proof) {
        System.exit(ThisProcess.authKey().accepts(proof, "family", CHALLENGE) ? 21 : 22);
    }
}
