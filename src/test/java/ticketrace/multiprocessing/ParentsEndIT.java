package ticketrace.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketrace.ProcessTable;
import ticketrace.launch.TestParent;

/**
 * What happens to the children when their parent ends in different ways. No process and no file is left in any case.
 */
class ParentsEndIT {

    @ParameterizedTest
    @CsvSource({"return, 0", "throw, 1", "exit, 5", "halt, 6"})
    void daemon_endsWithAParentThatEndsByItself(String how, int exit) throws Exception {
        try (TestParent testParent = TestParent.start(how, "daemon")) {
            long daemon = testParent.pidOf("daemon");
            assertThat(testParent.awaitExitOfParent()).isEqualTo(exit);
            testParent.awaitGone(daemon);
            assertThat(testParent.isDone("daemon")).isFalse();
            testParent.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM", "ALRM"})
    void daemon_endsWithAParentThatASignalEnds(String signal) throws Exception {
        try (TestParent testParent = TestParent.start("live", "daemon")) {
            long daemon = testParent.pidOf("daemon");
            testParent.pidOf("parent");
            ProcessTable.signal(signal, testParent.parentPid());
            testParent.awaitExitOfParent();
            testParent.awaitGone(daemon);
            testParent.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM"})
    void stoppedDaemon_endsWithAParentThatASignalEnds(String signal) throws Exception {
        try (TestParent testParent = TestParent.start("live", "daemon")) {
            long daemon = testParent.pidOf("daemon");
            testParent.pidOf("parent");
            ProcessTable.signal("STOP", daemon);
            ProcessTable.signal(signal, testParent.parentPid());
            testParent.awaitExitOfParent();
            testParent.awaitGone(daemon);
            testParent.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @CsvSource({"return, 0", "throw, 1", "exit, 5"})
    void parent_waitsForAChildThatIsNoDaemon(String how, int exit) throws Exception {
        try (TestParent testParent = TestParent.start(how, "child")) {
            testParent.pidOf("child");
            testParent.awaitOutput("main ends");
            assertThat(testParent.parentIsAlive()).isTrue();
            testParent.end("child");
            assertThat(testParent.awaitExitOfParent()).isEqualTo(exit);
            assertThat(testParent.isDone("child")).isTrue();
            testParent.assertNothingLeft();
        }
    }

    @Test
    void atANormalEnd_daemonsRunUntilTheOtherChildrenHaveEnded() throws Exception {
        try (TestParent testParent = TestParent.start("return", "daemon", "child")) {
            long daemon = testParent.pidOf("daemon");
            testParent.pidOf("child");
            testParent.awaitOutput("main ends");
            testParent.end("daemon");
            testParent.read("daemon.done");
            testParent.end("child");
            testParent.awaitExitOfParent();
            testParent.awaitGone(daemon);
            testParent.assertNothingLeft();
        }
    }

    @Test
    void systemExit_endsDaemonsFirst_andThenWaitsForOtherChildren() throws Exception {
        try (TestParent testParent = TestParent.start("exit", "daemon", "child")) {
            long daemon = testParent.pidOf("daemon");
            testParent.pidOf("child");
            testParent.awaitGone(daemon);
            assertThat(testParent.parentIsAlive()).isTrue();
            testParent.end("child");
            assertThat(testParent.awaitExitOfParent()).isEqualTo(5);
            testParent.assertNothingLeft();
        }
    }

    @Test
    void parentThatWaitsInSystemExit_canBeTerminated_andTheChildContinues() throws Exception {
        try (TestParent testParent = TestParent.start("exit", "daemon", "child")) {
            testParent.awaitGone(testParent.pidOf("daemon")); // then the parent waits for the other child
            ProcessTable.signal("TERM", testParent.parentPid());
            assertThat(testParent.awaitExitOfParent()).isEqualTo(5);
            testParent.end("child");
            testParent.read("child.done");
            testParent.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM"})
    void childThatIsNoDaemon_continues_whenASignalEndsItsParent(String signal) throws Exception {
        try (TestParent testParent = TestParent.start("live", "child")) {
            long child = testParent.pidOf("child");
            testParent.pidOf("parent");
            ProcessTable.signal(signal, testParent.parentPid());
            testParent.awaitExitOfParent();
            assertThat(ProcessTable.isAlive(child)).isTrue();
            testParent.end("child");
            testParent.read("child.done");
            testParent.assertNothingLeft();
        }
    }

    @Test
    void halt_waitsForNoChild() throws Exception {
        try (TestParent testParent = TestParent.start("halt", "child")) {
            assertThat(testParent.awaitExitOfParent()).isEqualTo(6);
            testParent.end("child");
            testParent.read("child.done");
            testParent.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM"})
    void grandchildThatIsADaemon_endsWithTheChild(String signal) throws Exception {
        try (TestParent testParent = TestParent.start("return", "child-with-daemon")) {
            long grandchild = testParent.pidOf("grandchild-daemon");
            ProcessTable.signal(signal, testParent.pidOf("child-with-daemon"));
            assertThat(testParent.awaitExitOfParent()).isZero();
            testParent.awaitGone(grandchild);
            testParent.assertNothingLeft();
        }
    }

    @Test
    void childThatHasHardlyBegun_leavesNothing_whenItsParentHalts() throws Exception {
        try (TestParent testParent = TestParent.start("halt", "starting")) {
            assertThat(testParent.awaitExitOfParent()).isEqualTo(6);
            testParent.assertNothingLeft();
        }
    }

    @Test
    void portOfAKilledParent_isNotKeptOpenByItsChildren() throws Exception {
        try (TestParent testParent = TestParent.start("live", "child", "listener")) {
            testParent.pidOf("parent");
            int port = Integer.parseInt(testParent.read("port"));
            testParent.killParent();
            assertThatThrownBy(() -> Connection.connect(port, AuthKey.random()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(AuthenticationException.class)
                    .hasMessageContaining(":" + port + ": ");
            testParent.end("child");
            testParent.read("child.done");
            testParent.assertNothingLeft();
        }
    }

    @Test
    void mainOfTheParent_runsOnce_notInItsChildren() throws Exception {
        try (TestParent testParent = TestParent.start("live", "daemon", "child", "child-with-daemon")) {
            testParent.pidOf("parent");
            assertThat(testParent.read("mains")).isEqualTo(testParent.parentPid() + "\n");
            testParent.end("child-with-daemon");
            testParent.end("child");
            testParent.end("parent");
            assertThat(testParent.awaitExitOfParent()).isZero();
            assertThat(testParent.read("mains")).isEqualTo(testParent.parentPid() + "\n");
            testParent.assertNothingLeft();
        }
    }
}
